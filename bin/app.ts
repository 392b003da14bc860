#!/usr/bin/env node
import { guardOutput } from './output-streams';
import { runApp } from './run-app';

guardOutput();
process.exitCode = runApp();

#!/usr/bin/env node
import './compile-cache';
import { guardOutput } from './output-streams';
import { runApp } from './run-app';

guardOutput();
process.exitCode = runApp();

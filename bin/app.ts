#!/usr/bin/env node
import { runApp } from './run-app';

process.exitCode = runApp();

#!/usr/bin/env node
import './compile-cache';
import { guardOutput } from './output-streams';
import { tellWhileAtWork } from './progress';
import { runApp } from './run-app';

guardOutput();
tellWhileAtWork('Synthesizing');
process.exitCode = runApp();

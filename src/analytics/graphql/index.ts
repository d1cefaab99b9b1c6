import './reports.ts';

import './payment.ts';

import './create-payment-request.ts';
import './payments.ts';
import './record-payment.ts';
import './retry-invoice-payment.ts';

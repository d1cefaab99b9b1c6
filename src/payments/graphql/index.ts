import './create-payment-request.ts';
import './dunning-mutations.ts';
import './payments.ts';
import './record-payment.ts';
import './refund.ts';
import './retry-invoice-payment.ts';
import './settle-sandbox-payment.ts';
import './settle-sandbox-refund.ts';

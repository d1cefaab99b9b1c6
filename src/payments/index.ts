export { Payment, PaymentSchema } from './payment.entity.ts';
export type { PaymentRow } from './payment.entity.ts';
export { PaymentRequest, PaymentRequestSchema } from './payment-request.entity.ts';
export { paymentsByIds, paymentsOfInvoices } from './payment.store.ts';
export { sandbox, targetStatusKey } from './sandbox.ts';
export { forgetPayments } from './forget-payments.ts';
export { requestsSource } from './request-payment.ts';
export { collectRequests } from './commands/collect-requests.ts';

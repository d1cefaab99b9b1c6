import './create-portal-token.ts';
import './invalidate-portal-tokens.ts';
import './portal-meter-usage.ts';
import './portal-token.ts';

import type { IncomingMessage, ServerResponse } from 'node:http';
import { addressOf, answering } from '../../graphql/addresses.ts';
import type { GraphQLContext } from '../../graphql/context.ts';
import { sendProblem } from '../../platform/problem.ts';
import { downloadPath } from '../documents/downloads.ts';
import type { DownloadedFile, Downloads } from '../documents/downloads.ts';
import { RendererBusy } from '../documents/paper-renderer.ts';

declare module '../../graphql/context.ts' {
  interface Services {
    readonly downloads: Downloads;
  }
}

/** Documents by the links that `downloadInvoice` and `downloadCreditNote` answer; the link is the credential. */
export const downloadRoutes = [{ method: 'GET', path: `${downloadPath}*`, handler: answering(getDownload) }] as const;

async function getDownload(req: IncomingMessage, res: ServerResponse, { services: { downloads } }: GraphQLContext): Promise<void> {
  const [token = ''] = addressOf(req, downloadPath).segments;
  const claims = await downloads.verify(token);
  if (claims === 'expired') return sendProblem(res, { status: 410, code: 'DOWNLOAD_LINK_EXPIRED', detail: 'this link has expired: ask for another one by downloadInvoice or downloadCreditNote' });
  if (claims === 'invalid') return sendProblem(res, { status: 403, code: 'DOWNLOAD_LINK_INVALID', detail: 'this is no download link of this gateway, or it was changed: use it whole, as it was answered' });
  let file: DownloadedFile;
  try {
    file = await downloads.file(claims);
  } catch (error) {
    if (!(error instanceof RendererBusy)) throw error;
    res.setHeader('retry-after', '2');
    return sendProblem(res, { status: 503, code: 'UNAVAILABLE', detail: `${error.message}: ask again in a moment` });
  }
  res
    .writeHead(200, {
      'content-type': 'application/pdf',
      'content-length': file.bytes.length,
      'content-disposition': dispositionOf(file.name),
      'cache-control': 'private, no-store',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    })
    .end(file.bytes);
}

/** RFC 6266: a name that every program can read, and the name itself where that is another one. */
function dispositionOf(name: string): string {
  const plain = name.replaceAll(/[^\w.\- ]/g, '_');
  return `attachment; filename="${plain}"${plain === name ? '' : `; filename*=UTF-8''${encodeURIComponent(name).replaceAll(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)}`}`;
}

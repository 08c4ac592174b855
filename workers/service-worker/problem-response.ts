import { type Problem, problemStatus } from '#contracts/problem'

const titles: Readonly<Record<number, string>> = {
  404: 'Not Found',
  405: 'Method Not Allowed',
  406: 'Not Acceptable',
  416: 'Range Not Satisfiable',
  422: 'Unprocessable Content',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
}

/** `application/problem+json` as RFC 9457 has it, with the status that belongs to the code. */
export const problemResponse = (
  problem: Problem,
  headers: Readonly<Record<string, string>> = {},
): Response => {
  const status = problemStatus[problem.code]
  return new Response(JSON.stringify({ title: titles[status], status, ...problem }), {
    status,
    headers: {
      'Content-Type': 'application/problem+json',
      'Cache-Control': 'no-store',
      ...(status === 503 && { 'Retry-After': '1' }),
      ...headers,
    },
  })
}

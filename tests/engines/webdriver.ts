/** The few W3C WebDriver calls a smoke run needs, over plain fetch. */
export interface WebDriver {
  open(url: string): Promise<void>
  /** Runs the body of an async function in the page and answers with what it returns. */
  run<Result>(body: string, ...values: readonly unknown[]): Promise<Result>
  /** Types into the element that `selector` finds; a file input takes a path a line. */
  type(selector: string, text: string): Promise<void>
  close(): Promise<void>
}

const elementKey = 'element-6066-11e4-a52e-4f735466cecf'

export const connect = async (endpoint: string, capabilities: object): Promise<WebDriver> => {
  const call = async (method: string, path: string, body?: object) => {
    const response = await fetch(`${endpoint}${path}`, {
      method,
      ...(body && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(90_000),
    })
    const { value } = (await response.json()) as { value: Record<string, unknown> }
    if (!response.ok) throw new Error(`${method} ${path}: ${value['error']} ${value['message']}`)
    return value
  }
  const created = await call('POST', '/session', { capabilities: { alwaysMatch: capabilities } })
  const session = `/session/${created['sessionId']}`
  await call('POST', `${session}/timeouts`, { script: 60_000 })
  return {
    open: async (url) => {
      await call('POST', `${session}/url`, { url })
    },
    run: async <Result>(body: string, ...values: readonly unknown[]) => {
      const script = `const done = arguments[arguments.length - 1];
        (async (...values) => { ${body} })(...Array.from(arguments).slice(0, -1))
          .then((result) => done({ result }), (error) => done({ error: String(error) }))`
      const answer = await call('POST', `${session}/execute/async`, { script, args: values })
      if (answer['error'] !== undefined) throw new Error(String(answer['error']))
      return answer['result'] as Result
    },
    type: async (selector, text) => {
      const found = await call('POST', `${session}/element`, { using: 'css selector', value: selector })
      await call('POST', `${session}/element/${found[elementKey]}/value`, { text })
    },
    close: async () => {
      await call('DELETE', session)
    },
  }
}

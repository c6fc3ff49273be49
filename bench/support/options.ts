/** What a bench is called with: `--help` and wrong use are answered with its options, not with a stack. */
import { type ParseArgsConfig, parseArgs } from 'node:util';

type Options = NonNullable<ParseArgsConfig['options']>;
type Values<T extends Options> = ReturnType<typeof parseArgs<{ options: T }>>['values'];

function usageOf(about: string, options: Options): string {
  const lines = Object.entries(options).map(([name, { type, default: otherwise, multiple }]) => {
    const value = type === 'string' ? ` VALUE${multiple ? ' (more than once)' : ''}` : '';
    const said = String(otherwise ?? '');
    const known = type === 'string' && said !== '' ? ` (${said})` : '';
    return `  --${name}${value}${known}`;
  });
  return [about, 'Options, with their defaults:', ...lines, '  --help'].join('\n');
}

/** Returns the values of the command line; ends the process after `--help` (0) or wrong use (2). */
export function optionsOf<const T extends Options>(about: string, options: T): Values<T> {
  if (process.argv.includes('--help')) {
    console.log(usageOf(about, options));
    process.exit(0);
  }
  try {
    return parseArgs({ options }).values;
  } catch (error) {
    console.error(
      `${error instanceof Error ? error.message : error}\n\n${usageOf(about, options)}`,
    );
    process.exit(2);
  }
}

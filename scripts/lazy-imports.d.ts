export declare function lazyImports(text: string, file: string, namesOf: (module: string) => readonly string[]): string;

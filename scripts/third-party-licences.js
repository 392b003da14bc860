// Plain JavaScript: a step of compile.js, which npm runs before it packs.
'use strict';
const { readFileSync, readdirSync } = require('node:fs');
const { join } = require('node:path');

/** What each package wants to be said wherever its code is, for the folders they are installed in. */
function thirdPartyLicences(folders, root) {
  return folders.map((folder) => licence(folder, root)).join(`\n${'-'.repeat(80)}\n\n`);
}

function licence(folder, root) {
  const { name, version, license, author } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const texts = readdirSync(folder)
    .filter((file) => /^(?:licen[cs]e|copying|notice)/i.test(file))
    .map((file) => textOf(join(folder, file)));
  const [text] = texts.length > 0 ? [texts.join('\n\n')] : [usualText(license, author, root)];
  if (text === undefined)
    throw new Error(`${name} brings no text of its licence (${license}): write it down in scripts/third-party-licences.js.`);
  return `${name} ${version} (${license})\n\n${text}\n`;
}

/** Of a package that names its licence and brings no text of it. */
function usualText(license, author, root) {
  if (license === 'Apache-2.0') return `Copyright ${author}\n\n${textOf(join(root, 'LICENSE')).replace(/\n+ *APPENDIX[\s\S]*/, '')}`;
  return license === 'ISC' ? `Copyright ${author}\n\n${ISC}` : undefined;
}

function textOf(file) {
  return readFileSync(file, 'utf8').replaceAll('\r\n', '\n').trim();
}

/** https://spdx.org/licenses/ISC.html */
const ISC = `\
Permission to use, copy, modify, and/or distribute this software for any purpose with or without fee is hereby granted, provided that
the above copyright notice and this permission notice appear in all copies.

THE SOFTWARE IS PROVIDED "AS IS" AND THE AUTHOR DISCLAIMS ALL WARRANTIES WITH REGARD TO THIS SOFTWARE INCLUDING ALL IMPLIED WARRANTIES
OF MERCHANTABILITY AND FITNESS. IN NO EVENT SHALL THE AUTHOR BE LIABLE FOR ANY SPECIAL, DIRECT, INDIRECT, OR CONSEQUENTIAL DAMAGES OR
ANY DAMAGES WHATSOEVER RESULTING FROM LOSS OF USE, DATA OR PROFITS, WHETHER IN AN ACTION OF CONTRACT, NEGLIGENCE OR OTHER TORTIOUS
ACTION, ARISING OUT OF OR IN CONNECTION WITH THE USE OR PERFORMANCE OF THIS SOFTWARE.`;

module.exports = { thirdPartyLicences };

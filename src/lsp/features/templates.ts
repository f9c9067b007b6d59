/**
 * Snippets: the same in completion and in the extension's snippet file.
 */

/** A declaration to fill in; `$1`, `${2:…}` are places to stop at. */
export interface Template {
  readonly prefix: string;
  readonly title: string;
  readonly body: string;
}

/** All snippets. */
export const templates: readonly Template[] = [
  {
    prefix: "model",
    title: "A small model",
    body: 'model ${1:name} "${2:What it decides}"\n\nset ${3:ITEM} = { ${4:a, b} }\nparam ${5:price}[${3}] : ${6:JPY2024/kWh} = { ${7:a: 1, b: 2} }\nvar ${8:amount}[${3}] : ${9:kWh} >= 0\n\nminimize total_cost : JPY2024 = sum(i in ${3}) ${5}[i] * ${8}[i]\n\nconstraint ${10:demand}: sum(i in ${3}) ${8}[i] >= ${11:100 kWh}\n',
  },
  {
    prefix: "set",
    title: "A listed set",
    body: 'set ${1:NAME} "${2:What it holds}" = { ${3:a, b} }',
  },
  {
    prefix: "setfrom",
    title: "A set from a file",
    body: 'set ${1:NAME} "${2:What it holds}" from "data/${3:file}.csv"',
  },
  {
    prefix: "param",
    title: "A parameter",
    body: 'param ${1:name}[${2:SET}] : ${3:kWh} "${4:What it says}" = ${5:0}',
  },
  {
    prefix: "paramfrom",
    title: "A parameter from a file",
    body: 'param ${1:name}[${2:SET}] : ${3:kWh} "${4:What it says}"\n  from "data/${5:file}.csv"',
  },
  {
    prefix: "var",
    title: "A variable",
    body: 'var ${1:name}[${2:SET}] : ${3:kWh} >= 0 "${4:What is chosen}"',
  },
  {
    prefix: "constraint",
    title: "A constraint",
    body: 'constraint ${1:name}[${2:i} in ${3:SET}] "${4:What must hold}":\n  ${5:left} <= ${6:right}',
  },
  {
    prefix: "cost",
    title: "A cost into a total",
    body: 'cost ${1:name}[${2:i} in ${3:SET}] : ${4:JPY} into ${5:cost_total} "${6:What is paid}" =\n  ${7:0}',
  },
  {
    prefix: "scenario",
    title: "A scenario",
    body: 'scenario ${1:NAME} "${2:What is different}" {\n  param ${3:name} = ${4:0}\n}',
  },
  {
    prefix: "change",
    title: "Changes of the extended model",
    body: "change {\n  param ${1:name} = ${2:0}\n}",
  },
  {
    prefix: "figure",
    title: "A figure",
    body: 'figure ${1:name} "${2:What it shows}" ${3:line}(x: ${4:YEAR}, y: ${5:value})',
  },
  {
    prefix: "claim",
    title: "A claim of a publication",
    body: 'claim ${1:name} about ${2:0} within ${3:5 %} "${4:Where it stands}" = ${5:value}',
  },
  {
    prefix: "iamc",
    title: "A variable of an IAMC table",
    body: 'iamc ${1:name}[${2:r} in ${3:REGION}, ${4:y} in ${5:YEAR}] : ${6:MW} "${7:What it is}"\n  variable "${8:Capacity}" region ${2} year ${4} = ${9:value}[${2}, ${4}]',
  },
  { prefix: "sum", title: "A sum over a set", body: "sum(${1:i} in ${2:SET}) ${3:x}[${1}]" },
];

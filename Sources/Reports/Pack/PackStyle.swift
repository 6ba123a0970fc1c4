/// The look of a pack: sober, with the fonts that every machine has. Meaning is carried by words, weight and shape; colour
/// only helps, so that it reads the same from a grey printer. Layout that matters is tables, which word processors keep.
let packStyle = """
  @page { size: A4; margin: 13mm 14mm 14mm 14mm; }
  * { box-sizing: border-box; }
  html { -webkit-text-size-adjust: 100%; }
  body { margin: 0 auto; padding: 6mm; max-width: 198mm; background: #ffffff; color: #0b0c0c;
    font-family: "Helvetica Neue", Arial, "Liberation Sans", sans-serif; font-size: 10pt; line-height: 1.35; }
  h1, h2, h3, h4 { line-height: 1.15; margin: 0; page-break-after: avoid; }
  h1 { font-size: 24pt; margin-bottom: 2mm; }
  h2 { font-size: 20pt; }
  h3 { font-size: 12.5pt; margin: 5mm 0 1.5mm; }
  h4 { font-size: 10.5pt; margin: 3mm 0 1mm; }
  p { margin: 0 0 1.5mm; }
  ul { margin: 0 0 2mm; padding-left: 5mm; }
  li { margin-bottom: 1mm; }
  a { color: #1d4f91; }
  section.page { page-break-before: always; border-top: 2mm solid #0b0c0c; padding: 3mm 0.3mm 0; }
  .kicker { font-size: 9pt; color: #454a4d; margin-bottom: 1mm; }
  .lede { font-size: 11.5pt; margin: 1mm 0 1.5mm; }
  .meta { font-size: 8.5pt; color: #454a4d; }
  .small { font-size: 8.5pt; }
  .notice { border: 0.6mm solid #0b0c0c; padding: 2mm 3mm; margin: 2mm 0; font-weight: bold; }
  .limits { border-left: 1.2mm solid #b1b4b6; padding: 0.5mm 0 0.5mm 3mm; margin: 5mm 0 0; font-size: 8.5pt; }
  table { border-collapse: collapse; width: 100%; margin: 0 0 2mm; page-break-inside: auto; }
  tr { page-break-inside: avoid; }
  thead { display: table-header-group; }
  caption { text-align: left; font-size: 8.5pt; color: #454a4d; padding-bottom: 1mm; }
  table.first caption, table.times caption, table.actions caption { position: absolute; clip-path: inset(50%);
    width: 1px; height: 1px; overflow: hidden; }
  th, td { text-align: left; vertical-align: top; padding: 1.1mm 2mm 1.1mm 0; border-bottom: 0.25mm solid #b1b4b6; }
  thead th { border-bottom: 0.5mm solid #0b0c0c; font-size: 9pt; }
  tbody th { font-weight: bold; }
  .number { font-weight: normal; color: #454a4d; }
  table.first { border: 0.7mm solid #0b0c0c; margin-bottom: 3mm; }
  table.first th, table.first td { padding: 1.6mm 2mm; }
  table.first tbody tr:last-child th, table.first tbody tr:last-child td { border-bottom: 0; }
  table.grid { font-size: 8.5pt; }
  table.grid th, table.grid td { padding: 1mm 1.2mm; border: 0.25mm solid #b1b4b6; }
  table.grid thead th { font-size: 8.5pt; border-bottom: 0.5mm solid #0b0c0c; }
  table.grid tr.family th { background: #f3f2f1; font-weight: normal; border-top: 0.5mm solid #505a5f; }
  table.grid tr.member th { padding-left: 3mm; border-left: 1mm solid #505a5f; }
  td.gap { font-weight: bold; background: #fbe9e7; color: #6b1a0e; border-left: 1.2mm solid #942514 !important; }
  td.unsure { font-weight: bold; border-left: 1.2mm double #505a5f !important; }
  td.coming { font-style: italic; background: #f3f2f1; }
  td.past, td.fine { color: #0b0c0c; }
  td.silent { color: #505a5f; }
  .mark { font-style: normal; }
  .chips { margin: 2mm 0; }
  .chip { display: inline-block; white-space: nowrap; margin: 0 1.5mm 1mm 0; font-weight: bold; border: 0.6mm solid #942514; background: #fbe9e7; color: #6b1a0e; padding: 0.6mm 2mm; }
  table.facts th { width: 24%; font-weight: normal; color: #454a4d; font-size: 9pt; }
  table.facts td { width: 26%; font-size: 9.5pt; }
  table.facts td.gap { padding-left: 1.5mm; }
  table.children { table-layout: fixed; }
  table.children td, table.children thead th { font-size: 8pt; padding-left: 0.9mm; padding-right: 0.3mm; }
  table.children thead th { font-size: 7.5pt; }
  table.children td.gap { font-size: 7.5pt; border-left-width: 0.8mm !important; }
  table.children .mark { font-size: 6pt; }
  table.first th:first-child, table.gaps th:first-child { width: 20%; }
  table.first td.what, table.gaps td.what { width: 22%; }
  table.first td.who, table.gaps td.who { width: 21%; }
  table.actions th:first-child { width: 14%; }
  table.actions td.who { width: 22%; }
  div.told p.meta { font-size: 8pt; margin-bottom: 0; }
  table.weeks caption { font-size: 12.5pt; font-weight: bold; color: #0b0c0c; padding-top: 4mm; }
  table.weeks th:first-child { width: 19%; }
  table.weeks td.what { width: 30%; }
  table.children th .number { font-size: 8pt; }
  table.answers { font-size: 9.5pt; }
  table.answers td, table.answers thead th + th { padding-left: 2mm; }
  table.times th:first-child { width: 27%; }
  table.times td { width: 24%; }
  div.told { border-left: 1.2mm solid #b1b4b6; padding-left: 3mm; margin: 0 0 2.5mm; page-break-inside: avoid; }
  div.told.gap { border-left-color: #942514; }
  div.told.unsure { border-left: 1.2mm dashed #505a5f; }
  table.strip { table-layout: fixed; font-size: 7.5pt; }
  table.strip th, table.strip td { border: 0.2mm solid #b1b4b6; padding: 0.7mm 0; text-align: center; }
  table.strip th.what { width: 34mm; text-align: left; padding-right: 1mm; font-weight: normal; }
  .boxes { font-size: 9.5pt; white-space: nowrap; }
  pre { font-family: Consolas, "Liberation Mono", "Courier New", monospace; font-size: 9pt; line-height: 1.3;
    white-space: pre-wrap; margin: 3.5mm 0 0; page-break-inside: avoid; }
  @media print { body { padding: 0; max-width: none; } a { color: #0b0c0c; text-decoration: none; }
    td.gap, td.coming, .chip, table.grid tr.family th { -webkit-print-color-adjust: exact; print-color-adjust: exact; } }
  """

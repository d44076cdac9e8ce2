#!/usr/bin/env python3
"""Writes small workbooks as spreadsheets programs make them, good and bad, by hand: one part of XML a sheet."""
import zipfile

NAMESPACE = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

def cell(at, value):
    if isinstance(value, str) and value.startswith("<"):
        return value.replace("@", at)
    if isinstance(value, str):
        return f'<c r="{at}" t="inlineStr"><is><t>{value}</t></is></c>'
    return "" if value is None else f'<c r="{at}"><v>{value}</v></c>'

def sheet(rows, merged=()):
    body = "".join(f'<row r="{r}">' + "".join(cell("ABCDEFGH"[c] + str(r), v) for c, v in enumerate(row)) + "</row>" for r, row in rows)
    merges = f'<mergeCells count="{len(merged)}">' + "".join(f'<mergeCell ref="{m}"/>' for m in merged) + "</mergeCells>" if merged else ""
    return f"<worksheet {NAMESPACE}><sheetData>{body}</sheetData>{merges}</worksheet>"

def xlsx(path, **sheets):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
        names = list(sheets)
        parts = "".join(f'<Override PartName="/xl/worksheets/sheet{i}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>' for i in range(1, len(names) + 1))
        book.writestr("[Content_Types].xml", f'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>{parts}</Types>')
        book.writestr("_rels/.rels", f'<Relationships xmlns="{RELATIONS}"><Relationship Id="r1" Type="{KIND}/officeDocument" Target="xl/workbook.xml"/></Relationships>')
        book.writestr("xl/workbook.xml", f"<workbook {NAMESPACE}><sheets>" + "".join(f'<sheet name="{n}" sheetId="{i}" r:id="r{i}"/>' for i, n in enumerate(names, 1)) + "</sheets></workbook>")
        book.writestr("xl/_rels/workbook.xml.rels", f'<Relationships xmlns="{RELATIONS}">' + "".join(f'<Relationship Id="r{i}" Type="{KIND}/worksheet" Target="worksheets/sheet{i}.xml"/>' for i in range(1, len(names) + 1)) + f'<Relationship Id="s" Type="{KIND}/styles" Target="styles.xml"/></Relationships>')
        book.writestr("xl/styles.xml", f'<styleSheet {NAMESPACE}><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>')
        for i, name in enumerate(names, 1):
            book.writestr(f"xl/worksheets/sheet{i}.xml", sheets[name])

def ods(path, name, rows):
    text = lambda v: f'<table:table-cell office:value-type="float" office:value="{v}"/>' if isinstance(v, (int, float)) else ("<table:table-cell/>" if v is None else f'<table:table-cell office:value-type="string"><text:p>{v}</text:p></table:table-cell>')
    body = "".join("<table:table-row>" + "".join(map(text, row)) + "</table:table-row>" for row in rows)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
        book.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet", zipfile.ZIP_STORED)
        book.writestr("META-INF/manifest.xml", '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/></manifest:manifest>')
        book.writestr("content.xml", f'<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet><table:table table:name="{name}">{body}</table:table></office:spreadsheet></office:body></office:document-content>')

head = ["Name", "Site", "Years", "Born"]
born = '<c r="@" s="1"><v>32874</v></c>'  # 1990-01-01
people = [["Ana", "north", 4.5, born], ["Bo", "south", 0.30000000000000004, None], ["Cy", "north", None, born]]
number = lambda rows, first=1: list(enumerate(rows, first))
xlsx("typed.xlsx", Notes=sheet(number([["Not the people"]])), People=sheet(number([head] + people, 3)))
formula = '<c r="@"><f>1+1</f></c>'
error = '<c r="@" t="e"><v>#N/A</v></c>'
xlsx("broken.xlsx", People=sheet(number([head, ["Ana", "north", formula, None], ["Bo", error, 2, None], ["Cy", "north", 1, None]]), ["B4:C4"]))
xlsx("titles.xlsx", People=sheet(number([["Responses", None, None, None], head] + people)))
xlsx("groups.xlsx", People=sheet(number([["Person", None, "Survey", None], head] + people)))
xlsx("far.xlsx", People=sheet(number([head] + people) + [(9, ['<c r="XFD9"><v>1</v></c>'])]))
weights = {"texts": ["4,5", 2.25, "10"], "thousands": ["1,234", 2.25, 10], "points": ["1.234", 2.25, 10], "mixed": ["4,5", "2.25", 10]}
xlsx("weights.xlsx", **{name: sheet(number([["Name", "Weight"]] + [["abc"[i], v] for i, v in enumerate(column)])) for name, column in weights.items()})
xlsx("huge.xlsx", People=sheet(number([["Name", "Weight"], ["Ana", '<c r="@"><v>1e999</v></c>'], ["Bo", 2]])))
for name, last in [("deep.xlsx", "4294967295"), ("beyond.xlsx", "99999999999")]:
    xlsx(name, People=sheet(number([["Name", "Site"], ["Ana", "north"]]) + [(9, [f'<c r="A{last}"><v>1</v></c>'])]))
ods("people.ods", "People", [head] + [[v if not isinstance(v, str) or not v.startswith("<") else "1990-01-01" for v in row] for row in people])

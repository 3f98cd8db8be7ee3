"""Workbooks (XLSX) as the tests need them: strings shared or in the cell, days by a
style, counted from 1900 or 1904."""
import datetime
import io
import zipfile
from xml.sax.saxutils import escape

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def reference(column, row):
    name = ""
    column += 1
    while column:
        column, digit = divmod(column - 1, 26)
        name = chr(65 + digit) + name
    return f"{name}{row}"


class Book:
    def __init__(self, inline=False, from_1904=False, format_id=14, code=None):
        self.inline, self.from_1904, self.format_id, self.code = inline, from_1904, format_id, code
        self.shared = []

    def cell(self, at, value):
        if value is None:
            return ""
        if isinstance(value, datetime.date):
            first = datetime.date(1904, 1, 1) if self.from_1904 else datetime.date(1899, 12, 30)
            return f'<c r="{at}" s="1"><v>{(value - first).days}</v></c>'
        if isinstance(value, (int, float)):
            return f'<c r="{at}"><v>{value}</v></c>'
        text = value if value.startswith("<") else f"<t>{escape(value)}</t>"
        if self.inline:
            return f'<c r="{at}" t="inlineStr"><is>{text}</is></c>'
        self.shared.append(text)
        return f'<c r="{at}" t="s"><v>{len(self.shared) - 1}</v></c>'

    def sheet(self, rows):
        return f'{HEAD}<worksheet xmlns="{MAIN}"><sheetData>' + "".join(
            f'<row r="{r}">' + "".join(self.cell(reference(c, r), v) for c, v in enumerate(row)) + "</row>"
            for r, row in enumerate(rows, 1)) + "</sheetData></worksheet>"

    def write(self, sheets):
        made = [self.sheet(rows) for rows in sheets]
        flag = ' date1904="1"' if self.from_1904 else ""
        formats = (f'<numFmts count="1"><numFmt numFmtId="{self.format_id}" formatCode="{escape(self.code)}"/>'
                   "</numFmts>" if self.code else "").replace('"0"', "0")
        parts = {
            "[Content_Types].xml": f'{HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.'
            'spreadsheetml.sheet.main+xml"/></Types>',
            "xl/workbook.xml": f'{HEAD}<workbook xmlns="{MAIN}" xmlns:r="{REL}"><workbookPr{flag}/><sheets>' + "".join(
                f'<sheet name="{i}" sheetId="{i}" r:id="rId{i}"/>' for i in range(1, len(made) + 1)) +
            "</sheets></workbook>",
            "xl/_rels/workbook.xml.rels": f'{HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
            'relationships">' + "".join(f'<Relationship Id="rId{i}" Type="{REL}/worksheet" Target="worksheets/s{i}.xml"/>'
                                        for i in range(1, len(made) + 1)) +
            f'<Relationship Id="rIdS" Type="{REL}/sharedStrings" Target="sharedStrings.xml"/>'
            f'<Relationship Id="rIdT" Type="{REL}/styles" Target="/xl/styles.xml"/></Relationships>',
            "xl/sharedStrings.xml": f'{HEAD}<sst xmlns="{MAIN}">' + "".join(f"<si>{t}</si>" for t in self.shared) + "</sst>",
            "xl/styles.xml": f'{HEAD}<styleSheet xmlns="{MAIN}">{formats}<cellXfs count="2"><xf numFmtId="0"/>'
            f'<xf numFmtId="{self.format_id}"/></cellXfs></styleSheet>',
        }
        for i, sheet in enumerate(made, 1):
            parts[f"xl/worksheets/s{i}.xml"] = sheet
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as z:
            for name, content in parts.items():
                z.writestr(name, content)
        return out.getvalue()

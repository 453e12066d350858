"""Writes the fixtures of this folder with programs that are not ours: Python's codecs, openpyxl and XlsxWriter.

Run it by hand when a fixture is to change; the tests read what it wrote.
"""

import datetime
import pathlib
import unicodedata

import openpyxl
import xlsxwriter
from openpyxl.styles import numbers

HERE = pathlib.Path(__file__).parent


def windows_1258(text):
    """Windows-1258 has the letters of Vietnamese without tones; a tone follows its letter."""
    pieces = []
    for character in unicodedata.normalize("NFC", text):
        try:
            pieces.append(character.encode("cp1258"))
        except UnicodeEncodeError:
            parts = unicodedata.normalize("NFD", character)
            tones = [mark for mark in parts if mark in "\u0300\u0301\u0303\u0309\u0323"]
            base = "".join(mark for mark in parts if mark not in tones)
            pieces.append((unicodedata.normalize("NFC", base) + "".join(tones)).encode("cp1258"))
    return b"".join(pieces)


def texts():
    table = "Chỉ số;Tháng;Giá trị;Ghi chú\r\nTỷ lệ rời bỏ;Tháng 3/2026;3,9 %;Khách hàng nghỉ Tết\r\n"
    table += "Doanh thu;Tháng 3/2026;12.345.678 đ;Đơn hàng được chốt sớm\r\n"
    (HERE / "windows_1258.csv").write_bytes(windows_1258(table))
    french = "Indicateur;Mois;Valeur;Note\r\nDoanh thu;03/2026;1.234,5 €;Été à la française, où ça déjà\r\n"
    (HERE / "windows_1252.csv").write_bytes(french.encode("cp1252"))


def long_table():
    book = openpyxl.Workbook()
    cover = book.active
    cover.title = "Cover"
    cover.sheet_state = "hidden"
    cover["A1"] = "Not this one"
    sheet = book.create_sheet("Số liệu")
    sheet["B2"] = "Báo cáo tháng 3"
    sheet.append([])
    sheet.append([None, "KPI", "Ngày", "Giá trị", "Ghi chú"])
    rows = [
        ("Doanh thu", datetime.date(2026, 3, 31), 12345678, "chốt"),
        ("Tỷ lệ rời bỏ", datetime.date(2026, 3, 1), 0.039, None),
        ("Doanh thu", "30/04/2026", "1.234,5", None),
        ("Doanh thu", datetime.datetime(2026, 5, 31, 10, 30), "=D5*2", None),
        ("Doanh thu", 46203, 7, None),
        ("Doanh thu", datetime.date(2026, 7, 1), datetime.time(10, 30), None),
        ("Doanh thu", datetime.date(2026, 8, 1), "#N/A", None),
    ]
    for row in rows:
        sheet.append([None, *row])
    sheet["D6"].number_format = numbers.FORMAT_PERCENTAGE_00
    sheet["C6"].number_format = '"Tháng "m/yyyy'
    book.save(HERE / "long.xlsx")


def wide_table():
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Wide"
    months = [datetime.date(2026, month, 1) for month in (1, 2, 3)]
    sheet.append(["Indicator", "Unit", *months, "Total"])
    for cell in sheet[1][2:5]:
        cell.number_format = "mmm-yy"
    sheet.append(["doanh thu", "VND", 100, 200.5, None, 300.5])
    sheet.append(["Tỷ lệ rời bỏ", "%", 0.03, 0.039, 0.041, None])
    for cell in sheet[3][2:5]:
        cell.number_format = "0.0%"
    sheet.append(["Total", None, 100.03, 200.539, 0.041, None])
    other = book.create_sheet("Other")
    other.append(["date", "Visits"])
    other.append([datetime.date(2026, 3, 5), 12])
    book.save(HERE / "wide.xlsx")
    book = openpyxl.Workbook()
    book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    book.active.append(["date", "Visits"])
    book.active.append([datetime.date(2026, 3, 5), 12])
    book.save(HERE / "from_1904.xlsx")


def shared_texts():
    book = xlsxwriter.Workbook(str(HERE / "shared_texts.xlsx"))
    sheet = book.add_worksheet("R&D <1>")
    bold, month = book.add_format({"bold": True}), book.add_format({"num_format": '[$-42A]mmmm\\ yyyy;@'})
    money = book.add_format({"num_format": '#,##0\\ "₫"'})
    sheet.write_row(0, 0, ["KPI", "Kỳ", "Thực tế"])
    sheet.write_rich_string(1, 0, "Doanh ", bold, "thu")
    sheet.write_datetime(1, 1, datetime.datetime(2026, 3, 1), month)
    sheet.write_formula(1, 2, "=SUM(1,2)*1000", money, 3000)
    sheet.write_string(2, 0, "Doanh thu")
    sheet.write_datetime(2, 1, datetime.datetime(2026, 4, 1), month)
    sheet.write_number(2, 2, 1234567, money)
    sheet.write_string(40, 0, "Doanh thu")
    sheet.write_string(40, 1, "T5/2026")
    sheet.write_boolean(40, 2, True)
    book.close()


texts()
shared_texts()
long_table()
wide_table()

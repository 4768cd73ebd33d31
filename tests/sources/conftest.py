"""PDF files written by hand, so that a test shows every line that the file holds."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Line = tuple[float, float, float, str]  # left, baseline, size in points, words
MakePdf = Callable[..., bytes]


def write_pdf(*pages: list[Line], title: str = "", encrypted: bool = False) -> bytes:
    kids = " ".join(f"{5 + 2 * i} 0 R" for i in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        f"<< /Title ({title}) >>",
    ]
    for i, lines in enumerate(pages):
        content = "".join(
            f"BT /F1 {size} Tf {x} {y} Td ({words.replace('(', chr(92) + '(').replace(')', chr(92) + ')')}) Tj ET\n"
            for x, y, size, words in lines
        )
        objects.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] "
            f"/Resources << /Font << /F1 3 0 R >> >> /Contents {6 + 2 * i} 0 R >>"
        )
        objects.append(f"<< /Length {len(content)} >>\nstream\n{content}endstream")
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1")
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    # A key that no password fits: what it takes to be locked, without anything to unlock.
    lock = f"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <{'11' * 32}> /U <{'22' * 32}> >> /ID [<00> <00>]"
    trailer = f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R /Info 4 0 R {lock if encrypted else ''} >>"
    head = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    return out + head + table + f"{trailer}\nstartxref\n{len(out)}\n%%EOF".encode()


@pytest.fixture
def make_pdf() -> MakePdf:
    return write_pdf

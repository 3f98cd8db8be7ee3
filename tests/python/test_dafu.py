"""The Python module against the library: see run."""
import pathlib
import tempfile
import threading
import unittest

import dafu

LETTER = pathlib.Path("samples/08-sums-fail.txt").read_bytes()
OTHER = pathlib.Path("samples/01-county-heating.txt").read_bytes()
NOTICE = pathlib.Path("samples/09-meeting-notice.txt").read_bytes()


class Reading(unittest.TestCase):
    def test_read(self):
        record = dafu.read(LETTER, name="in/a.txt")
        self.assertEqual(record["head"]["issuer"]["text"], "栎陵市应急管理局")
        self.assertEqual(record["source"]["name"], "a.txt")
        self.assertEqual(dafu.read(bytearray(LETTER)), dafu.read(memoryview(LETTER)))

    def test_refused(self):
        with self.assertRaises(dafu.Refused) as caught:
            dafu.read(NOTICE)
        self.assertEqual(caught.exception.id, "NOT_A_LETTER")
        self.assertIsInstance(caught.exception, (dafu.Error, ValueError))
        with self.assertRaises(dafu.Refused):
            dafu.read(b"")
        with dafu.Reader(force=True) as reader:
            self.assertEqual(reader.read(NOTICE)["source"]["bytes"], len(NOTICE))

    def test_document(self):
        reader = dafu.Reader()
        with reader.document(LETTER, "a.txt") as document:
            self.assertEqual(len(document), 1)
            self.assertEqual([document.record()], list(document.records()))
            self.assertIn("<html", document.write("html"))
            self.assertIn("发文机关", document.write("text"))
            self.assertTrue(document.matches("class:A 消防站"))
            self.assertFalse(document.matches("class:B"))
            for wrong in (lambda: document.write("pdf"), lambda: document.write(letter=2),
                          lambda: document.write(letter=-1), lambda: document.matches("value:>x")):
                self.assertRaises(dafu.UsageError, wrong)
        self.assertRaises(ValueError, document.write)
        document = reader.document(LETTER)
        reader.close()
        reader.close()
        self.assertRaises(ValueError, document.write)
        document.close()

    def test_options(self):
        profile = pathlib.Path("samples/profile-xunyang.xml").read_bytes()
        dafu.Reader(profile=profile).close()
        self.assertRaises(dafu.Refused, lambda: dafu.Reader(profile="<profile/>"))
        self.assertRaises(dafu.UsageError, lambda: dafu.Reader(encoding="utf-99"))
        self.assertRaises(ValueError, lambda: dafu.read(LETTER, name="a\0b"))
        with dafu.Reader(encoding="gb18030") as reader:
            text = LETTER.decode().replace("\U00002028", "").encode("gb18030")
            self.assertEqual(reader.read(text)["source"]["encoding"], "GB18030")

    def test_validate(self):
        with dafu.Reader() as reader, reader.document(LETTER, "a.txt") as document:
            xml = document.write()
            reader.validate(xml)
            reader.validate(xml, LETTER, "a.txt")
            dafu.validate(xml.encode(), LETTER)
            forged = xml.replace('value="365"', 'value="465"')
            with self.assertRaises(dafu.Refused) as caught:
                reader.validate(forged, LETTER)
            self.assertEqual(caught.exception.id, "RECORD_SOURCE")
            with reader.parse(xml) as again:
                self.assertEqual(again.write(), xml)

    def test_threads(self):
        want, wrong = dafu.read(LETTER), []

        def work():
            for _ in range(10):
                if dafu.read(LETTER) != want:
                    wrong.append(1)
        threads = [threading.Thread(target=work) for _ in range(3)]
        for t in threads:
            t.start()
        for t in threads:
            t.join()
        self.assertEqual(wrong, [])


class Archive(unittest.TestCase):
    def test_archive(self):
        with tempfile.TemporaryDirectory() as folder, dafu.Reader() as reader:
            path = pathlib.Path(folder) / "a.dafu"
            self.assertRaises(dafu.SystemFailure, lambda: dafu.Archive(path))
            with dafu.Archive(path, create=True) as archive:
                self.assertEqual(archive.put(reader, LETTER, "in/a.txt", time=1), 1)
                with self.assertRaises(dafu.Refused):
                    archive.put(reader, NOTICE, "in/n.txt")
                with self.assertRaises(RuntimeError), archive.transaction():
                    archive.put(reader, OTHER, "in/b.txt")
                    raise RuntimeError
                self.assertEqual(archive.count(), 1)
                with archive.transaction():
                    archive.put(reader, OTHER, "in/b.txt")
                hits = archive.find("消防站")
                self.assertEqual([(h.letter, h["issuer"]) for h in hits], [(1, "栎陵市应急管理局")])
                self.assertIsNone(hits[0]["nothing"])
                self.assertEqual(len(archive.find()), 2)
                self.assertEqual(len(archive.find("", 1, 1)), 1)
                self.assertRaises(dafu.UsageError, lambda: archive.find("("))
                with archive.get(reader, 1) as document:
                    self.assertEqual(document.record()["source"]["name"], "a.txt")
                self.assertRaises(dafu.NotFound, lambda: archive.get(reader, 99))
            with dafu.Archive(path) as archive:
                self.assertEqual(archive.count("class:A"), 2)
                self.assertRaises(dafu.SystemFailure, lambda: archive.put(reader, b"x", "x"))


class Whole(unittest.TestCase):
    def test_functions(self):
        """Every function of the library is known here, and no other."""
        names = {line.strip(" \t;\n") for line in open("src/dafu.map") if line.startswith("\tdafu_")}
        self.assertEqual(names, set(dafu._FUNCTIONS))
        self.assertEqual(dafu.version(), dafu.__version__)

    def test_columns(self):
        import re
        table = open("src/archive/hit.def").read().replace('#include "letter/field.def"', open("src/letter/field.def").read())
        hits = re.findall(r'^(?:HIT|HEAD|OWN)\(\w+,\s*"(\w+)"', table, re.M)
        self.assertEqual(["id", *dafu._COLUMNS], hits)


if __name__ == "__main__":
    unittest.main()

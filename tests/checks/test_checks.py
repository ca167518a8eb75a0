# SPDX-License-Identifier: GPL-3.0-or-later
"""Each check, fed with a bad sample, complains; fed with a good one, it does not."""
import json
import os
import subprocess
import sys
import tempfile
import time
import unittest

sys.path.insert(0, os.path.dirname(__file__))
import batches  # noqa: E402
import desktopfiles  # noqa: E402
import formatted  # noqa: E402
import layers  # noqa: E402
import onelock  # noqa: E402
import outsidetext  # noqa: E402
import sizes  # noqa: E402
import spdx  # noqa: E402
import tidy  # noqa: E402
import untranslated  # noqa: E402
from tree import Tree  # noqa: E402

ROOT = os.path.realpath(os.path.join(os.path.dirname(__file__), "..", ".."))


class Layers(unittest.TestCase):
    HEADERS = {path: "" for path in ("models/domain/money.h", "models/api/transport.h", "models/api/apierror.h",
                                     "models/numbersmodel.h", "ui/page.h", "app/sandbox/resource.h")}

    def found(self, **sources):
        files = dict(self.HEADERS)
        files.update({path.replace("__", "/") + ".cpp": text for path, text in sources.items()})
        return "\n".join(layers.problems(Tree(files=files)))

    def test_downward_is_fine(self):
        self.assertEqual(self.found(ui__page='#include "page.h"\n#include "numbersmodel.h"\n#include "api/apierror.h"\n'
                                    '#include "domain/money.h"\n#include "ui_page.h"\n#include <QWidget>\n'), "")
        self.assertEqual(self.found(app__main='#include "sandbox/resource.h"\n#include "page.h"\n#include "api/transport.h"\n'), "")

    def test_upward(self):
        self.assertIn("domain must not use api", self.found(models__domain__a='#include "api/apierror.h"\n'))
        self.assertIn("models must not use ui", self.found(models__a='#include "page.h"\n'))
        self.assertIn("api must not use models", self.found(models__api__a='#include "numbersmodel.h"\n'))

    def test_sandbox_uses_nothing_of_ours(self):
        self.assertIn("sandbox must not use domain", self.found(app__sandbox__a='#include "domain/money.h"\n'))
        self.assertIn("sandbox must not use api", self.found(app__sandbox__a='#  include "../../models/api/transport.h"\n'))
        self.assertIn("ui must not use sandbox", self.found(ui__a='#include "sandbox/resource.h"\n'))

    def test_angle_brackets_do_not_hide_it(self):
        self.assertIn("domain must not use api", self.found(models__domain__a="#include <api/apierror.h>\n"))

    def test_pages_never_see_the_wire(self):
        self.assertIn("ui may know", self.found(ui__a='#include "api/transport.h"\n'))
        call = "void f(Session &s) { read(s.transport()); }\n"
        self.assertIn("ui/a.cpp:1: transport(): ui must not reach", self.found(ui__a=call))
        self.assertEqual(self.found(models__a=call, ui__a="// transport() is for loaders\n"), "")

    def test_unknown_file(self):
        self.assertIn("no file of ours", self.found(ui__a='#include "nowhere.h"\n'))

    def test_circle(self):
        found = layers.problems(Tree(files={"ui/a.h": '#include "b.h"\n', "ui/b.h": '#include "c.h"\n', "ui/c.h": '#include "a.h"\n'}))
        self.assertEqual(found, ["circle: ui/a.h -> ui/b.h -> ui/c.h -> ui/a.h"])

    def test_one_parser(self):
        text = "#include <phonenumbers/phonenumberutil.h>\n"
        self.assertEqual(self.found(models__domain__a=text), "")
        self.assertIn("one file", self.found(models__domain__a=text, models__domain__b=text))


class Sizes(unittest.TestCase):
    def test_longest(self):
        self.assertEqual(sizes.problems(Tree(files={"a.cpp": "\n" * 400, "b.cpp": "\n", "c.h": "\n"})), [])
        self.assertIn("a.cpp: 401 lines", sizes.problems(Tree(files={"a.cpp": "\n" * 401, "b.cpp": "\n", "c.h": "\n"}))[0])

    def test_median(self):
        self.assertEqual(sizes.problems(Tree(files={"a.cpp": "\n" * 150, "b.py": "\n" * 150})), [])
        self.assertIn("median", sizes.problems(Tree(files={"a.cpp": "\n" * 152, "b.py": "\n" * 150}))[0])


class Spdx(unittest.TestCase):
    def test_first_line(self):
        line = "// SPDX-License-Identifier: GPL-3.0-or-later\n"
        self.assertEqual(spdx.problems(Tree(files={"a.h": line, "run": "#!/bin/bash\n#" + line[2:]})), [])
        self.assertEqual(len(spdx.problems(Tree(files={"a.h": "\n" + line, "b.py": "", "run": "#!/bin/bash\n", "data": "x"}))), 3)


class Untranslated(unittest.TestCase):
    def found(self, text, path="ui/a.cpp"):
        return len(list(untranslated.problems(Tree(files={path: text}))))

    def test_literals(self):
        for bad in ('label->setText(u"Buy now"_s);', 'setWindowTitle(QStringLiteral("Buy"));', 'menu->addAction(icon, u"Buy"_s, this);',
                    'auto *l = new QLabel(u"Buy"_s, this);', 'setText(\n    QLatin1String("Buy"));', 'tabs->addTab(page, u"Buy"_s);'):
            self.assertEqual(self.found(bad), 1, bad)

    def test_fine(self):
        for good in ('setText(tr("Buy"));', 'setText(u"…"_s);', 'setObjectName(u"buy"_s);', '// setText(u"Buy"_s);', 'setText(u"%1: %2"_s.arg(a));'):
            self.assertEqual(self.found(good), 0, good)
        self.assertEqual(self.found('setText(u"Buy"_s);', "app/sandbox/a.cpp"), 0)

    def test_forms(self):
        form = '<ui><widget><property name="text"><string notr="true">{}</string></property></widget></ui>'
        self.assertEqual(self.found(form.format("Buy"), "ui/a.ui"), 1)
        self.assertEqual(self.found(form.format("+1 …"), "ui/a.ui"), 0)
        self.assertEqual(self.found(form.format("https://example.com/a.png"), "ui/a.ui"), 0)


class OneLock(unittest.TestCase):
    def found(self, text, path="ui/a.cpp"):
        return onelock.problems(Tree(files={onelock.LOCK: "m_journal.setReadOnly(true);", path: text}))

    def test_calls(self):
        for bad in ("m_journal.setReadOnly(false);", "session.journal().setReadOnly(true);", "journal->\n    setReadOnly(true);"):
            self.assertEqual(len(self.found(bad)), 1, bad)
        for good in ("m_detail->setReadOnly(true);", "// m_journal.setReadOnly(false);", "lock.lock();"):
            self.assertEqual(self.found(good), [], good)
        self.assertEqual(len(onelock.problems(Tree(files={onelock.LOCK: ""}))), 1)


class OutsideText(unittest.TestCase):
    def found(self, text, path="ui/a.cpp"):
        return len(outsidetext.problems(Tree(files={path: text})))

    def test_keys(self):
        key = "0123456789abcdef" * 2
        self.assertEqual(self.found(f'u"{key}"_s', "models/a.cpp"), 1)
        self.assertEqual(self.found(f'u"mdr2-{key}"_s', "models/a.cpp"), 0)
        self.assertEqual(self.found(key, "tests/data/answer.json"), 0)

    def test_rich_text(self):
        self.assertEqual(self.found("label->setTextFormat(Qt::RichText);"), 1)
        self.assertEqual(self.found("// Rich text: a constant of ours.\nlabel->setTextFormat(Qt::RichText);"), 0)
        self.assertEqual(self.found("label->setTextFormat(Qt::PlainText);"), 0)


    def test_labels(self):
        for bad in ("auto *l = new QLabel(alias, this);", "auto *l = new QLabel(this);\nl->setText(alias);", "X::X()\n    : m_l(new QLabel(this))\n{}",
                    'auto *l = new QLabel(tr("Alias of %1").arg(alias), this);', 'auto *l = new QLabel(tr("A"), this);\nl->setText(alias);'):
            self.assertEqual(self.found(bad), 1, bad)
        for good in ("auto *l = new QLabel(alias, this);\nl->setTextFormat(Qt::PlainText);", 'auto *l = new QLabel(tr("Activity, all"), this);',
                     'auto *l = new QLabel(tr("One "\n   "two"), this);', "m_icon = new QLabel(this);\nm_icon->setPixmap(p);"):
            self.assertEqual(self.found(good), 0, good)
        self.assertEqual(self.found("auto *l = new QLabel(alias, this);", "tests/ui/a.cpp"), 0)

    def test_form_labels(self):
        form = '<ui><widget class="QLabel" name="l">{}</widget></ui>'
        self.assertEqual(self.found(form.format(""), "ui/a.ui"), 1)
        self.assertEqual(self.found(form.format('<property name="text"><string>Type</string></property>'), "ui/a.ui"), 0)
        self.assertEqual(self.found(form.format('<property name="textFormat"><enum>Qt::PlainText</enum></property>'), "ui/a.ui"), 0)

    def test_tool_tips(self):
        for bad in ("w->setToolTip(alias);", 'w->setToolTip(tr("Route %1").arg(alias));', 'w->setToolTip(ok ? tr("Yes") : why);'):
            self.assertEqual(self.found(bad), 1, bad)
        for good in ('w->setToolTip(tr("Yes (so)"));', 'w->setToolTip(ok ? tr("Yes") : Page::tr("No"));', "w->setToolTip(plainToolTip(alias));",
                     'w->setToolTip(\n    tr("One "\n       "two."));'):
            self.assertEqual(self.found(good), 0, good)


class Presets(unittest.TestCase):
    def test_each_has_a_build_a_test_and_a_workflow(self):
        with open(os.path.join(ROOT, "CMakePresets.json"), encoding="utf-8") as source:
            presets = json.load(source)
        wanted = {preset["name"] for preset in presets["configurePresets"] if not preset.get("hidden")}
        # What the fuzzer tries is no test that ends: ./check --fuzz runs it.
        for kind, without in (("buildPresets", set()), ("testPresets", {"fuzz"}), ("workflowPresets", {"fuzz"})):
            self.assertEqual({preset["name"] for preset in presets[kind] if not preset.get("hidden")}, wanted - without, kind)


class DesktopFiles(unittest.TestCase):
    CMAKE = 'project(Trunkline\n  VERSION 0.2.0\n)\nset(TRUNKLINE_ID "io.x.T")\n'
    DESKTOP = "[Desktop Entry]\nType=Application\nName=Trunkline\nExec=trunkline\nIcon={}\n"
    METADATA = '<component><id>io.x.T</id><releases><release version="{}"/></releases></component>'

    def found(self, icon, version):
        return desktopfiles.problems(Tree(files={"CMakeLists.txt": self.CMAKE, desktopfiles.FOLDER + "io.x.T.desktop": self.DESKTOP.format(icon),
                                                 desktopfiles.FOLDER + "io.x.T.metainfo.xml": self.METADATA.format(version)}))

    def test_agree(self):
        self.assertEqual(self.found("io.x.T", "0.2.0"), [])
        self.assertIn("Icon", self.found("other", "0.2.0")[0])
        self.assertIn("newest release", self.found("io.x.T", "0.1.0")[0])
        self.assertIn("missing", desktopfiles.problems(Tree(files={"CMakeLists.txt": self.CMAKE}))[0])


class WithTools(unittest.TestCase):
    """The checks that ask a tool get a small tree on disk."""

    def tree(self, text):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        top = os.path.realpath(folder.name)
        for name in (".clang-format", ".clang-tidy"):
            with open(os.path.join(ROOT, name), encoding="utf-8") as source, open(os.path.join(top, name), "w", encoding="utf-8") as copy:
                copy.write(source.read())
        os.makedirs(os.path.join(top, "app"))
        os.makedirs(os.path.join(top, "build", "x"))
        with open(os.path.join(top, "app", "a.cpp"), "w", encoding="utf-8") as source:
            source.write(text)
        entry = {"directory": top, "file": os.path.join(top, "app", "a.cpp"), "command": "c++ -std=c++20 -c app/a.cpp"}
        with open(os.path.join(top, "build", "x", "compile_commands.json"), "w", encoding="utf-8") as database:
            json.dump([entry], database)
        return Tree(top), os.path.join(top, "build", "x")

    def test_format(self):
        try:
            self.assertIn("app/a.cpp: not formatted", "\n".join(formatted.problems(self.tree("int  a ;\n")[0])))
        except SystemExit:
            self.skipTest("another clang-format than 14")
        self.assertEqual(formatted.problems(self.tree("int a;\n")[0]), [])

    def test_tidy(self):
        body = "    value += 1;\n"
        for lines, complains in ((42, True), (30, False)):
            tree, build = self.tree("int grow(int value)\n{\n" + body * lines + "    return value;\n}\n")
            found = "\n".join(tidy.problems(tree, build, every=False))
            self.assertEqual("readability-function-size" in found, complains, found)

    def test_tidy_sees_errors_and_strangers(self):
        tree, build = self.tree("int a = nothing;\n")
        self.assertIn("nothing", "\n".join(tidy.problems(tree, build, every=False)))
        with open(os.path.join(tree.root, "app", "b.cpp"), "w", encoding="utf-8"):
            pass
        self.assertIn("app/b.cpp: no target builds it", tidy.problems(Tree(tree.root), build, every=False))

    def test_tidy_knows_what_is_compiled_together(self):
        tree, build = self.tree("int a = nothing;\n")
        unit = os.path.join(build, "Unity", "unity_0_cxx.cxx")
        os.makedirs(os.path.dirname(unit))
        with open(unit, "w", encoding="utf-8") as source:
            source.write(f'#include "{tree.root}/app/a.cpp"\n')
        with open(os.path.join(build, "compile_commands.json"), "w", encoding="utf-8") as database:
            json.dump([{"directory": tree.root, "file": unit, "command": f"c++ -std=c++20 -c {unit}"}], database)
        found = "\n".join(tidy.problems(tree, build, every=False))
        self.assertIn("nothing", found)
        self.assertNotIn("no target builds it", found)

    def test_tidy_reads_files_without_what_was_read_beforehand(self):
        kept = batches.flags(["c++ -Ihere -Winvalid-pch -include x/coreheaders.dir/cmake_pch.hxx -o a.o -c a.cpp"])
        self.assertEqual(kept, ["-Ihere"])
        tests = batches.flags(["c++ -include x/trunkline_testheaders.dir/cmake_pch.hxx -o a.o -c a.cpp"])
        self.assertEqual([tests[0], os.path.basename(tests[1])], ["-include", "testmain.h"])

    def test_tidy_reads_again_what_changed(self):
        tree, build = self.tree("int a = 1;\n")
        self.assertEqual(tidy.problems(tree, build, every=False), [])
        with open(os.path.join(tree.root, "app", "a.cpp"), "w", encoding="utf-8") as source:
            source.write("int a = nothing;\n")
        self.assertNotEqual(tidy.problems(Tree(tree.root), build, every=False), [])


class Scripts(unittest.TestCase):
    def test_the_log_ends_with_ctests_summary(self):
        log = ("Test project /x\n1/1 Test  #1: check_sizes ....   Passed  90.00 sec\n\n100% tests passed, 0 tests failed out of 1\n\n"
               "Total Test time (real) = 90.00 sec\n")
        now = int(time.time())
        spans = [("packages", -1000, -994), ("sanitizer build", -900, -780), ("packages", -780, -774), ("fuzzing", -700, -520)]
        with tempfile.NamedTemporaryFile("w", encoding="utf-8") as stages:
            for name, begin, end in spans:
                stages.write(f"{now + begin} begins {name}\n{now + end} ends {name}\n")
            stages.write(f"{now - 300} begins release tests\n")  # not over, and the log may have come late
            stages.flush()
            out = subprocess.run(["awk", "-v", f"stages={stages.name}", "-f", os.path.join(ROOT, ".ci", "minutes.awk")],
                                 input=log, capture_output=True, text=True, check=True).stdout
        self.assertRegex(out, r"packages +0\.2 min\n +sanitizer build +2\.0 min\n +fuzzing +3\.0 min\n +release tests +5\.0 min\n")
        self.assertRegex(out, r"total +10\.2 min")
        self.assertRegex(out, r"format and tidy +1\.5 min")
        self.assertTrue(out.endswith(log[log.index("100%"):]), out)


if __name__ == "__main__":
    unittest.main()

// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/hostiletexts.h"

#include <QList>

using namespace Qt::StringLiterals;

namespace sandbox {

namespace {

struct Placeholder {
    const char *stands;
    QByteArray bytes;
};

const QList<Placeholder> &placeholderList()
{
    static const QList<Placeholder> list{{"~NUL~", "\\u0000"},
                                         {"~BEL~", "\\u0007"},
                                         {"~ESC~", "\\u001b"},
                                         {"~DEL~", "\\u007f"},
                                         {"~HIGH~", "\\ud800"},
                                         {"~LOW~", "\\udfff"},
                                         {"~RAWNUL~", QByteArray(1, '\0')},
                                         {"~BADUTF8~", "\xff\xfe\xc0\xaf\xed\xa0\x80\xf8"}};
    return list;
}

} // namespace

namespace nastytext {

QString bidi()
{
    return u"\u202Efdp.ecioni\u202C \u2067\u2066paid\u2069 \u200Fgpj\u200E \u061C\u202Dgo\u202C"_s;
}

QString invisible()
{
    static constexpr struct {
        char32_t first;
        char32_t last;
    } ranges[] = {{0x00AD, 0x00AD}, {0x034F, 0x034F},   {0x115F, 0x1160},   {0x17B4, 0x17B5},
                  {0x180E, 0x180E}, {0x200B, 0x200D},   {0x2028, 0x2029},   {0x2060, 0x2064},
                  {0x3164, 0x3164}, {0xFE00, 0xFE0F},   {0xFEFF, 0xFEFF},   {0xFFA0, 0xFFA0},
                  {0xFFF9, 0xFFFB}, {0xE0001, 0xE0001}, {0xE0041, 0xE0043}, {0xE007F, 0xE007F}};
    QString text = u"in"_s;
    for (const auto &range : ranges) {
        for (char32_t character = range.first; character <= range.last; ++character)
            text += QStringView(QChar::fromUcs4(character));
    }
    return text + u"visible"_s;
}

QString html()
{
    return u"<script>alert(1)</script><b>bold</b><img src=\"http://192.0.2.1/x.png\"><a href='file:///etc'>"
           u"go</a>&lt;i&gt;&amp;<!--"_s;
}

QString placeholders()
{
    return u"%1 %2 %n %L1 %% &Yes &&No =cmd|' /C calc'!A0 +1 -1 @SUM(1) \t{\"a\":1} $HOME `id` ;--"_s;
}

QString controls()
{
    return u"a~NUL~b~BEL~c~ESC~[31md~DEL~e\r\nf\rg\nh\ti\vj\fk"_s;
}

QString loneSurrogates()
{
    return u"a~HIGH~b~LOW~c~LOW~~HIGH~d"_s;
}

QString combining()
{
    return u"H"_s + u"\u0301\u0332\u0336"_s.repeated(40) + u"i"_s;
}

QString rawNul()
{
    return u"a~RAWNUL~b"_s;
}

QString invalidUtf8()
{
    return u"a~BADUTF8~b"_s;
}

} // namespace nastytext

QByteArray withRawBytes(QByteArray json)
{
    for (const Placeholder &placeholder : placeholderList())
        json.replace(placeholder.stands, placeholder.bytes);
    return json;
}

} // namespace sandbox

// SPDX-License-Identifier: GPL-3.0-or-later
#include "callpath.h"

#include <QImage>
#include <QTest>
#include <QTextDocumentFragment>

using namespace trunkline;
using namespace Qt::StringLiterals;

class TestCallPath : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void saysTheSameInWords_data();
    void saysTheSameInWords();
    void markupStaysText();
    void drawsEveryState();
    void longTextsStayInside();

private:
    QImage picture() { return m_path->grab().toImage(); }

    const CallStop m_desk{u"desk-pbx"_s, u"Host"_s, u"pbx.example.com:5060"_s};
    const CallStop m_backup{u"after-hours"_s, u"Number"_s, u"15035550187"_s};
    std::unique_ptr<CallPath> m_path;
};

void TestCallPath::init()
{
    m_path = std::make_unique<CallPath>();
    m_path->resize(300, m_path->sizeHint().height());
    m_path->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_path.get(), testWaitMs));
}

void TestCallPath::cleanup()
{
    m_path.reset();
}

void TestCallPath::saysTheSameInWords_data()
{
    QTest::addColumn<bool>("known");
    QTest::addColumn<bool>("primary");
    QTest::addColumn<bool>("failover");
    QTest::addColumn<QString>("words");
    QTest::newRow("unknown") << false << false << false << u"Call path: not read yet"_s;
    QTest::newRow("failed") << false << false << true << u"Call path: could not be read"_s;
    QTest::newRow("nothing") << true << false << false
                             << u"Call path: no primary route; if that fails: no failover route"_s;
    QTest::newRow("primary") << true << true << false
                             << u"Call path: desk-pbx (Host: pbx.example.com:5060); if that fails: "
                                "no failover route"_s;
    QTest::newRow("both") << true << true << true
                          << u"Call path: desk-pbx (Host: pbx.example.com:5060); if that fails: "
                             "after-hours (Number: 15035550187)"_s;
}

void TestCallPath::saysTheSameInWords()
{
    QFETCH(bool, known);
    QFETCH(bool, primary);
    QFETCH(bool, failover);
    QFETCH(QString, words);
    if (known)
        m_path->setPath(primary ? std::optional(m_desk) : std::nullopt,
                        failover ? std::optional(m_backup) : std::nullopt);
    else
        m_path->setUnread(failover); // failed
    QCOMPARE(m_path->accessibleName(), words);
    QCOMPARE(m_path->toolTip(), words);
}

void TestCallPath::markupStaysText()
{
    m_path->setPath(CallStop{u"<b>sale</b> &amp;"_s, u"Host"_s, u"<img src='http://x.example.com/'>"_s}, {});
    QVERIFY(m_path->accessibleName().contains(u"<b>sale</b> &amp;"_s));
    // Qt takes a tool tip with a tag for rich text: what that shows must be the words.
    QVERIFY(Qt::mightBeRichText(m_path->toolTip()));
    QCOMPARE(QTextDocumentFragment::fromHtml(m_path->toolTip()).toPlainText(), m_path->accessibleName());
}

void TestCallPath::drawsEveryState()
{
    const QImage unknown = picture();
    m_path->setUnread(true);
    QVERIFY(picture() != unknown);
    m_path->setPath({}, {});
    const QImage nothing = picture();
    m_path->setPath(m_desk, {});
    const QImage primary = picture();
    m_path->setPath(m_desk, m_backup);
    const QImage both = picture();
    QVERIFY(unknown != nothing);
    QVERIFY(nothing != primary);
    QVERIFY(primary != both);
    // The upper part, the way to the primary route, does not change with the failover route.
    const QRect upper(0, 0, both.width(), both.height() / 2);
    QCOMPARE(both.copy(upper), primary.copy(upper));
}

void TestCallPath::longTextsStayInside()
{
    const QString longText = QString(u"x"_s).repeated(200);
    m_path->setPath(CallStop{longText, u"Host"_s, longText}, {});
    const QImage image = picture();
    QCOMPARE(m_path->width(), 300); // it does not ask for more room
    QVERIFY(m_path->minimumSizeHint().width() < 300);
    // Between the text and the frame of the box stays air.
    const int y = image.height() / 2;
    for (int x = image.width() - 8; x < image.width() - 3; ++x)
        QCOMPARE(image.pixelColor(x, y), image.pixelColor(image.width() - 3, y));
    QVERIFY(m_path->toolTip().contains(longText));
}

QTEST_MAIN(TestCallPath)
#include "tst_callpath.moc"

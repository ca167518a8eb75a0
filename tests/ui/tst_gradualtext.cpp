// SPDX-License-Identifier: GPL-3.0-or-later
#include "gradualtext.h"

#include <QSignalSpy>
#include <QTest>
#include <QTextBlock>
#include <QVBoxLayout>

using namespace trunkline;
using namespace Qt::StringLiterals;

/// A long text in a field, part by part.
class TestGradualText : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void showsAShortTextWhole();
    void goesThroughAnyText_data();
    void goesThroughAnyText();
    void beginsAnew();
    void keepsAccentsWithTheirLetter();

private:
    QString shown() const { return m_field->toPlainText(); }
    qsizetype longestLine() const
    {
        qsizetype longest = 0;
        for (QTextBlock line = m_field->document()->begin(); line.isValid(); line = line.next())
            longest = qMax(longest, qsizetype(line.length()));
        return longest;
    }

    std::unique_ptr<QWidget> m_window;
    QPlainTextEdit *m_field = nullptr;
    QPushButton *m_more = nullptr;
    GradualText *m_text = nullptr;
};

void TestGradualText::init()
{
    m_window = std::make_unique<QWidget>();
    auto *layout = new QVBoxLayout(m_window.get());
    m_field = new QPlainTextEdit(m_window.get());
    m_more = new QPushButton(m_window.get());
    layout->addWidget(m_field);
    layout->addWidget(m_more);
    m_text = new GradualText(m_field, m_more);
    m_window->resize(400, 300);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get(), testWaitMs));
}

void TestGradualText::showsAShortTextWhole()
{
    m_text->setText(u"one\r\ntwo\rthree\tfour\u202E"_s);
    QCOMPARE(shown(), u"one\ntwo\nthree\tfour[U+202E]"_s);
    QVERIFY(!m_more->isVisible());
    m_text->setText({});
    QCOMPARE(shown(), QString());
    QVERIFY(!m_more->isVisible());
}

void TestGradualText::goesThroughAnyText_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("visible"); // without line ends
    const auto same = [](const char *name, const QString &text) { QTest::newRow(name) << text << text; };
    same("one line", QString(50'000, u'x'));
    same("Hebrew", QString(50'000, QChar(0x05D0)));
    same("emoji", u"👨\u200D👩\u200D👧"_s.repeated(5'000));
    QTest::newRow("line ends") << QString(10'000, u'\n') << QString();
    QTest::newRow("line ends of two") << u"\r\n"_s.repeated(5'000) << QString();
    QTest::newRow("overrides") << QString(5'000, QChar(0x202E)) << u"[U+202E]"_s.repeated(5'000);
    QTest::newRow("lines at the limit")
        << QString(QString(1'000, u'x') + u'\n').repeated(40) << QString(40'000, u'x');
}

void TestGradualText::goesThroughAnyText()
{
    QFETCH(QString, text);
    QFETCH(QString, visible);
    QSignalSpy grown(m_text, &GradualText::grown);
    m_text->setText(text);
    qsizetype before = 0;
    for (int steps = 0; m_more->isVisible(); ++steps) {
        QVERIFY2(steps < 200, "it does not end");
        const qsizetype step = shown().size() - before;
        QVERIFY2(step <= GradualText::Step + 100, QByteArray::number(step).constData());
        QVERIFY(longestLine() <= 2 * GradualText::LongestLine + 2);
        before = shown().size();
        QTest::mouseClick(m_more, Qt::LeftButton);
        QVERIFY(shown().size() > before);
    }
    QCOMPARE(shown().remove(u'\n'), visible);
    QCOMPARE(m_text->shown(), text.size());
    QVERIFY(grown.size() > 1);
}

void TestGradualText::beginsAnew()
{
    m_text->setText(QString(50'000, u'x'));
    QTest::mouseClick(m_more, Qt::LeftButton);
    m_text->setText(QString(20'000, u'y'));
    QVERIFY(shown().startsWith(u'y') && shown().count(u'y') == GradualText::Step - 15);
    QVERIFY(m_more->isVisible() && m_more->text().contains(u"4"_s));
    QCOMPARE(m_field->textCursor().position(), 0);
}

void TestGradualText::keepsAccentsWithTheirLetter()
{
    const QString letter = u"o\u0308"_s;
    m_text->setText(letter.repeated(2'000));
    for (const QString &line : shown().split(u'\n'))
        QVERIFY2(line.startsWith(u'o'), qPrintable(line.left(4)));
    m_text->setText(u'o' + QString(10'000, QChar(0x0308))); // but not for ever
    QVERIFY(longestLine() <= 2 * GradualText::LongestLine + 2);
}

QTEST_MAIN(TestGradualText)
#include "tst_gradualtext.moc"

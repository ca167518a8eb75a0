// SPDX-License-Identifier: GPL-3.0-or-later
#include "pagefixture.h"

#include "testmain.h"

#include <QApplication>
#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QVBoxLayout>

using namespace trunkline;
using namespace Qt::StringLiterals;

namespace {

TransportOptions impatient()
{
    TransportOptions options;
    options.deadlineMs = 30'000; // a stalled machine must not make an answer a time-out
    options.firstRetryMs = 10;
    options.maxRetryMs = 20;
    return options;
}

} // namespace

PageFixture::PageFixture(const sandbox::Options &options)
    : m_sandbox(options)
{
    if (!m_sandbox.problem().isEmpty())
        qFatal("%s", qPrintable(m_sandbox.problem()));
    QCoreApplication::installTranslator(&m_plurals);
    connectAgain();
}

PageFixture::~PageFixture()
{
    m_window.reset();
    m_workspace.reset();
    m_session.reset();
    QCoreApplication::removeTranslator(&m_plurals);
}

void PageFixture::connectAgain(const Patience &patience)
{
    m_window.reset();
    m_workspace.reset();
    m_session.reset(); // lets go of the journal
    JournalOptions journal;
    journal.place = {m_journal.filePath(u"journal"_s), m_journal.filePath(u"head"_s)};
    journal.patience = patience;
    m_session = std::make_unique<Session>(AccountLabel{u"Sandbox"_s, u"#2563eb"_s, true}, m_sandbox.url(),
                                          Credentials{m_sandbox.accessKey(), m_sandbox.secretKey()},
                                          impatient(), journal);
    m_workspace = std::make_unique<Workspace>(*m_session, DetailPace{.apartMs = 20});
}

bool PageFixture::show(QWidget *page, QSize size)
{
    m_window = std::make_unique<QWidget>();
    auto *layout = new QVBoxLayout(m_window.get());
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(page);
    m_window->resize(size);
    m_window->show();
    m_window->activateWindow();
    return QTest::qWaitForWindowActive(m_window.get(), testWaitMs);
}

QWidget *PageFixture::findAnywhere(QLatin1String name)
{
    const QWidgetList windows = QApplication::topLevelWidgets();
    for (QWidget *window : windows) {
        if (window->objectName() == name)
            return window;
        if (auto *widget = window->findChild<QWidget *>(name))
            return widget;
    }
    return nullptr;
}

bool PageFixture::sees(const char *name) const
{
    const QWidget *widget = findAnywhere(QLatin1String(name));
    return widget && widget->isVisible();
}

void PageFixture::click(const char *name) const
{
    auto *widget = find<QWidget>(name);
    QVERIFY2(testsupport::waitFor([widget] { return widget->isVisible() && widget->isEnabled(); }), name);
    QTest::mouseClick(widget, Qt::LeftButton);
}

void PageFixture::type(const char *name, const QString &text) const
{
    auto *widget = find<QWidget>(name);
    QVERIFY2(widget->isVisible() && widget->isEnabled(), name);
    widget->setFocus();
    QTest::keyClick(widget, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(widget, Qt::Key_Delete);
    QTest::keyClicks(widget, text);
}

QString PageFixture::details(const char *button) const
{
    click(button);
    if (!testsupport::waitFor([this] { return sees("detailsText"); }))
        return {};
    const QString text = find<QPlainTextEdit>("detailsText")->toPlainText();
    auto *dialog = find<QWidget>("detailsDialog");
    dialog->close();
    return testsupport::waitFor([this] { return !sees("detailsDialog"); }) ? text : QString();
}

void PageFixture::choose(const char *name, const QString &text) const
{
    auto *box = find<QComboBox>(name);
    // Entries come with what is read.
    QTRY_VERIFY2(box->findText(text) >= 0,
                 qPrintable(QString(text + QStringLiteral(" is no entry of ") + QLatin1String(name))));
    const int wanted = box->findText(text);
    box->setFocus();
    while (box->currentIndex() != wanted)
        QTest::keyClick(box, box->currentIndex() < wanted ? Qt::Key_Down : Qt::Key_Up);
}

QStringList PageFixture::problems() const
{
    QStringList problems;
    QSet<QByteArray> writes;
    QHash<QByteArray, int> refused; // in a row
    for (const sandbox::LoggedRequest &request : m_sandbox.requests()) {
        const QString line = QString::fromLatin1(request.verb) + u' ' + request.target;
        const QByteArray write = line.toUtf8() + '\n' + request.body;
        const bool isRead = testsupport::isRead(request);
        if (!isRead && writes.contains(write))
            problems += QStringLiteral("sent twice: ") + line;
        writes.insert(write);
        const bool misunderstood = request.status == 400 || request.status == 405 || request.status == 415;
        if (!request.faulted && (misunderstood || !request.authorized || !request.target.startsWith(u"/v2")))
            problems += QStringLiteral("not understood: ") + line;
        // What Qt itself sends again after a lost connection has no status, and is not counted.
        const bool mayBeRetried = request.status == 429 || (request.status > 501 && request.status < 505);
        if (!isRead || !mayBeRetried)
            refused.remove(write);
        else if (++refused[write] == impatient().maxReadAttempts + 1)
            problems += QStringLiteral("read again and again: ") + line;
    }
    return problems;
}

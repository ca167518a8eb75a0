// SPDX-License-Identifier: GPL-3.0-or-later
#include "lockedwindow.h"

#include "messagebar.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>

using namespace trunkline;
using namespace Qt::StringLiterals;

namespace {

QStringList &warnings()
{
    static QStringList list;
    return list;
}

QtMessageHandler before = nullptr;

void watch(QtMsgType type, const QMessageLogContext &context, const QString &text)
{
    if (type == QtWarningMsg || type == QtCriticalMsg)
        warnings() += u"Qt warns: "_s + text;
    before(type, context, text);
}

} // namespace

LockedWindow::LockedWindow()
{
    if (!m_sandbox.problem().isEmpty())
        qFatal("%s", qPrintable(m_sandbox.problem()));
    warnings().clear();
    before = qInstallMessageHandler(watch);
    QCoreApplication::installTranslator(&m_plurals);
    m_window = std::make_unique<MainWindow>(m_kept.all());
    m_window->show();
    m_window->activateWindow(); // no window manager does it here
    if (!QTest::qWaitForWindowActive(m_window.get(), 20'000))
        qFatal("the window has no keyboard");
}

LockedWindow::~LockedWindow()
{
    m_window.reset();
    QCoreApplication::removeTranslator(&m_plurals);
    qInstallMessageHandler(before);
}

bool LockedWindow::open(const LockSettings &lock, const QString &name, const JournalOptions &journal)
{
    m_window->openSession(std::make_unique<Session>(AccountLabel{name, u"#b91c1c"_s}, m_sandbox.url(),
                                                    Credentials{m_sandbox.accessKey(), m_sandbox.secretKey()},
                                                    TransportOptions(), journal, lock));
    return QTest::qWaitFor(
        [this] {
            const auto *table = find<QAbstractItemView>("numbersTable");
            return table && table->model()->rowCount() == 60
                && session().journal().status() == Journal::Status::Open;
        },
        20'000);
}

QWidget *LockedWindow::findVisible(QLatin1String name)
{
    const QWidgetList windows = QApplication::topLevelWidgets();
    for (QWidget *top : windows) {
        if (top->objectName() == name && top->isVisible())
            return top;
        const QList<QWidget *> found = top->findChildren<QWidget *>(name);
        for (QWidget *widget : found) {
            if (widget->isVisible())
                return widget;
        }
    }
    return nullptr;
}

void LockedWindow::click(const char *name) const
{
    const auto canBeClicked = [this, name] {
        const QWidget *widget = find(name);
        return widget && widget->isEnabled() && !widget->visibleRegion().isEmpty();
    };
    QVERIFY2(QTest::qWaitFor(canBeClicked, 20'000), name);
    QTest::mouseClick(find(name), Qt::LeftButton);
}

void LockedWindow::type(const char *name, const QString &text) const
{
    QVERIFY2(QTest::qWaitFor([this, name] { return sees(name); }, 20'000), name);
    QWidget *field = find(name);
    field->setFocus();
    QTest::keyClick(field, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(field, Qt::Key_Delete);
    QTest::keyClicks(field, text);
}

QString LockedWindow::text(const char *name) const
{
    if (const auto *label = find<QLabel>(name))
        return label->text();
    if (const auto *button = find<QAbstractButton>(name))
        return button->text();
    if (const auto *field = find<QPlainTextEdit>(name))
        return field->toPlainText();
    const auto *field = find<QLineEdit>(name);
    return field ? field->text() : QString();
}

void LockedWindow::press(Qt::Key key, Qt::KeyboardModifiers modifiers) const
{
    QWidget *front = QApplication::activeModalWidget(); // which has just been opened, or was
    if (!QTest::qWaitForWindowActive(front ? front : m_window.get(), 20'000))
        qFatal("no window has the keyboard");
    QWidget *focus = QApplication::focusWidget();
    QTest::keyClick(focus ? focus : m_window.get(), key, modifiers);
}

bool LockedWindow::selectNumbers(int first, int last)
{
    auto *table = find<QAbstractItemView>("numbersTable");
    for (const int row : {first, last}) {
        const QModelIndex index = table->model()->index(row, 0);
        table->scrollTo(index);
        QTest::mouseClick(table->viewport(), Qt::LeftButton,
                          row == first ? Qt::NoModifier : Qt::ShiftModifier,
                          table->visualRect(index).center());
        if (first == last)
            break;
    }
    return QTest::qWaitFor([this] { return sees("setPrimary") && session().log().runningCount() == 0; },
                           20'000);
}

QStringList LockedWindow::notices() const
{
    QStringList texts;
    const auto *bar = m_window->findChild<MessageBar *>();
    const QList<QLabel *> labels = bar ? bar->findChildren<QLabel *>(u"noticeText"_s) : QList<QLabel *>();
    for (const QLabel *label : labels) {
        if (label->isVisible())
            texts += label->text();
    }
    return texts;
}

QStringList LockedWindow::writes() const
{
    QStringList lines;
    for (const sandbox::LoggedRequest &request : m_sandbox.requests()) {
        if (!testsupport::isRead(request))
            lines += QString::fromLatin1(request.verb) + u' ' + request.target;
    }
    return lines;
}

QStringList LockedWindow::problems() const
{
    QStringList problems = warnings();
    QStringList seen;
    for (const sandbox::LoggedRequest &request : m_sandbox.requests()) {
        const QString line = QString::fromLatin1(request.verb) + u' ' + request.target;
        const QString whole = line + u'\n' + QString::fromUtf8(request.body);
        if (!testsupport::isRead(request) && seen.contains(whole))
            problems += u"sent twice: "_s + line;
        seen += whole;
    }
    return problems;
}

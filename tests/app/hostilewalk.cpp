// SPDX-License-Identifier: GPL-3.0-or-later
#include "hostilewalk.h"

#include "gradualtext.h"
#include "visibletext.h"

#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QDialog>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTabBar>
#include <QTableView>
#include <QTabWidget>
#include <QTest>
#include <QTextDocument>

using namespace trunkline;
using namespace Qt::StringLiterals;

namespace {

constexpr int longestLabelText = 4'000; // of all lines together; most have one sentence

/// Whether Qt might show it as markup although it is not ours.
bool isForeignMarkup(const QString &toolTip)
{
    if (!Qt::mightBeRichText(toolTip))
        return false;
    const QString inner = toolTip.mid(4).chopped(qMin(toolTip.size() - 4, 5));
    return !toolTip.startsWith("<qt>"_L1) || inner.contains(u'<');
}

} // namespace

HostileWalk::HostileWalk(MainWindow &window, StallMeter &meter)
    : m_window(window)
    , m_meter(meter)
{
}

QWidget *HostileWalk::find(const char *name) const
{
    QWidgetList windows = QApplication::topLevelWidgets();
    if (QWidget *front = QApplication::activeModalWidget())
        windows = {front};
    for (QWidget *window : std::as_const(windows)) {
        for (QWidget *widget : window->findChildren<QWidget *>(QLatin1String(name))) {
            if (widget->isVisible())
                return widget;
        }
    }
    return nullptr;
}

bool HostileWalk::click(const char *name)
{
    QWidget *widget = find(name);
    if (!widget || !widget->isEnabled())
        return false;
    m_meter.enter(m_place + u": click "_s + QLatin1String(name));
    QTest::mouseClick(widget, Qt::LeftButton);
    pause(0);
    return true;
}

void HostileWalk::press(Qt::Key key, Qt::KeyboardModifiers modifiers)
{
    QWidget *focus = QApplication::focusWidget();
    QTest::keyClick(focus ? focus : &m_window, key, modifiers);
    pause(0);
}

void HostileWalk::type(const char *name, const QString &text)
{
    QWidget *field = find(name);
    if (!field || !field->isEnabled())
        return;
    field->setFocus();
    QTest::keyClick(field, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(field, Qt::Key_Delete);
    m_meter.enter(m_place + u": type into "_s + QLatin1String(name));
    for (const QChar c : text) {
        QTest::keyClicks(field, QString(c));
        pause(0);
    }
}

bool HostileWalk::select(const char *view, int row)
{
    auto *items = qobject_cast<QAbstractItemView *>(find(view));
    if (!items || items->model()->rowCount() <= row)
        return false;
    const int column = items->model()->columnCount() > 1 ? 1 : 0;
    const QModelIndex index = items->model()->index(row, column);
    m_meter.enter(m_place + u": select in "_s + QLatin1String(view));
    items->scrollTo(index);
    QTest::mouseClick(items->viewport(), Qt::LeftButton, {}, items->visualRect(index).center());
    pause(30);
    return true;
}

void HostileWalk::trigger(const char *action)
{
    if (auto *found = m_window.findChild<QAction *>(QLatin1String(action)); found && found->isEnabled()) {
        m_meter.enter(m_place + u": "_s + QLatin1String(action));
        found->trigger();
        pause(30);
    }
}

void HostileWalk::showTab(Qt::Key key, const char *page)
{
    m_meter.enter(m_place);
    m_window.activateWindow(); // after a dialog; no window manager does it here
    (void)QTest::qWaitForWindowActive(&m_window);
    QTest::keyClick(&m_window, key, Qt::ControlModifier);
    pause(0);
    if (!find(page))
        m_problems += m_place + u": its page does not come"_s;
    trigger("refreshAction");
    settle();
}

void HostileWalk::settle(int withinMs)
{
    pause(0);
    const bool settled = QTest::qWaitFor(
        [this] { return !find("statusCancel") && !find("loadingText") && !find("messagesCancel"); },
        withinMs);
    if (!settled) {
        m_problems += m_place + u": still reading"_s;
        trigger("cancelAction");
    }
}

void HostileWalk::pause(int ms)
{
    QTest::qWait(qMax(1, ms));
}

void HostileWalk::leaveDialog()
{
    for (int tries = 0; tries < 3 && QApplication::activeModalWidget(); ++tries) {
        QTest::keyClick(QApplication::activeModalWidget(), Qt::Key_Escape);
        pause(10);
    }
    if (auto *dialog = qobject_cast<QDialog *>(QApplication::activeModalWidget())) {
        m_problems += m_place + u": a dialog stays: "_s + dialog->objectName();
        delete dialog;
    }
}

void HostileWalk::openAndLeave(const char *button)
{
    if (!click(button))
        return;
    settle();
    select("setRouteTable", 0);
    select("routesTable", 0);
    click("routesEdit");
    look(m_place + u", "_s + QLatin1String(button));
    leaveDialog();
}

void HostileWalk::detailsOf(const char *button)
{
    if (!click(button))
        return;
    while (click("detailsShowMore"))
        pause(0);
    look(m_place + u", details"_s);
    click("detailsCopy");
    leaveDialog();
}

void HostileWalk::notices()
{
    for (int i = 0; i < 6 && find("notice"); ++i) {
        detailsOf("noticeDetails");
        click("noticeDismiss");
    }
}

void HostileWalk::connectForm(const QString &url, const QString &accessKey, const QString &secretKey)
{
    m_place = u"connect"_s;
    if (!click("connectButton"))
        return;
    type("labelEdit", u"hostile"_s);
    type("accessKeyEdit", accessKey);
    type("secretKeyEdit", secretKey);
    type("baseUrlEdit", url);
    click("checkButton");
    // What has no answer by then is looked at as it is.
    (void)QTest::qWaitFor([this] { return find("checkButton") && find("checkButton")->isEnabled(); }, 20'000);
    look(m_place);
    detailsOf("detailsButton");
    leaveDialog();
}

void HostileWalk::numbers(int turn)
{
    m_place = u"numbers"_s;
    showTab(Qt::Key_1, "numbersPage");
    look(m_place);
    detailsOf("failedDetails");
    for (int row = turn; row < turn + 3; ++row) {
        if (select("numbersTable", row))
            look(u"numbers, detail"_s);
    }
    type("numbersFilter", u"555"_s);
    type("numbersFilter", {});
    press(Qt::Key_Escape);
    for (const char *button : {"setPrimary", "editAlias", "releaseNumber", "routesButton"})
        openAndLeave(button);
    if (select("numbersTable", turn) && click("editAlias")) {
        type("aliasEdit", u"walk %1"_s.arg(turn));
        click("aliasSave");
        pause(100);
        look(u"numbers, alias under way"_s);
        leaveDialog();
    }
    notices();
}

void HostileWalk::inventory()
{
    m_place = u"inventory"_s;
    showTab(Qt::Key_2, "inventoryPage");
    look(m_place);
    detailsOf("failedDetails");
    if (select("availableTable", 0)) {
        click("availableAdd");
        look(u"inventory, basket"_s);
        openAndLeave("basketBuy");
        click("basketEmpty");
        leaveDialog();
    }
    if (auto *ways = m_window.findChild<QTabBar *>(u"qt_tabwidget_tabbar"_s); ways && ways->isVisible())
        ways->setCurrentIndex(1);
    settle();
    if (select("areaCodeList", 0)) {
        settle();
        select("exchangeList", 0);
        settle();
    }
    look(u"inventory, area codes"_s);
    click("codesRetry");
    notices();
}

void HostileWalk::messages(int turn)
{
    m_place = u"messages"_s;
    showTab(Qt::Key_3, "messagesPage");
    look(m_place);
    detailsOf("failedDetails");
    for (int row = 0; row < 3 && select("messagesTable", row); ++row) {
        for (int more = 0; more < 4 && click("messageShowMore"); ++more)
            pause(0);
        look(u"messages, detail"_s);
        click("messageCopy");
    }
    if (auto *table = qobject_cast<QTableView *>(find("messagesTable"))) {
        m_meter.enter(u"messages: sort"_s);
        for (int column = 0; column < table->model()->columnCount(); ++column) {
            table->sortByColumn(column, Qt::AscendingOrder);
            pause(0);
        }
        press(Qt::Key_A, Qt::ControlModifier);
    }
    type("messagesFilter", u"ipsum"_s);
    look(u"messages, filter"_s);
    type("messagesFilter", {});
    lookUpAndSend(turn);
    notices();
}

void HostileWalk::lookUpAndSend(int turn)
{
    if (click("messagesLookUp")) {
        type("lookupEdit", u"mdr2-"_s + u"0a"_s.repeated(16));
        click("lookupStart");
        (void)QTest::qWaitFor([this] { return !find("lookupStart") || find("lookupStart")->isEnabled(); },
                              20'000);
        look(u"messages, look up"_s);
        leaveDialog();
    }
    if (click("messagesCompose")) {
        type("composeTo", u"(206) 555-0142"_s);
        type("composeBody", u"walk %1"_s.arg(turn));
        if (click("composeSend"))
            click("confirmAccept");
        pause(300);
        look(u"messages, compose"_s);
    }
}

void HostileWalk::account()
{
    m_place = u"account"_s;
    click("activityButton");
    look(u"activity"_s);
    click("closeActivity");
    trigger("journalAction");
    select("journalTable", 0);
    look(u"journal"_s);
    leaveDialog();
    trigger("limitsAction");
    look(u"limits"_s);
    leaveDialog();
    notices();
}

void HostileWalk::settings()
{
    m_place = u"settings"_s;
    const auto callbacks = [this](const QString &place) {
        const bool settled = QTest::qWaitFor(
            [this] {
                const auto *state = qobject_cast<QLabel *>(find("callbacksState"));
                return !state || !state->text().startsWith(u"Reading"_s);
            },
            20'000);
        look(place);
        if (!settled)
            m_problems += place + u": still reading"_s;
        detailsOf("smsCallbackDetails");
    };
    trigger("callbacksAction");
    callbacks(u"callbacks"_s);
    leaveDialog();
    trigger("manageAccountsAction");
    for (int tab = 0; tab < 4; ++tab) {
        if (auto *tabs = qobject_cast<QTabWidget *>(find("profileTabs")))
            tabs->setCurrentIndex(tab);
        callbacks(u"accounts, tab %1"_s.arg(tab));
    }
    leaveDialog();
    notices();
}

void HostileWalk::look(const QString &place)
{
    pause(0);
    m_place = place;
    m_places.insert(place);
    const QWidgetList windows = QApplication::topLevelWidgets();
    for (QWidget *window : windows) {
        if (!window->isVisible())
            continue;
        if (window->windowTitle().size() > 200)
            complain(window, u"long title"_s);
        for (QWidget *widget : window->findChildren<QWidget *>()) {
            if (widget->isVisible())
                lookAt(widget);
        }
    }
    m_meter.forgive(); // looking is the test's work
}

void HostileWalk::lookAt(QWidget *widget)
{
    ++m_widgets;
    if (isForeignMarkup(widget->toolTip()))
        complain(widget, u"tool tip is rich text: "_s + widget->toolTip().left(80));
    if (const auto *label = qobject_cast<QLabel *>(widget)) {
        const QString text = label->text();
        if (label->textFormat() != Qt::PlainText && Qt::mightBeRichText(text))
            complain(widget, u"rich text: "_s + text.left(80));
        if (text.size() > longestLabelText)
            complain(widget, u"%1 characters"_s.arg(text.size()));
        if (visibleText(text, longestLabelText + 1) != text)
            complain(widget, u"hides something: "_s + text.left(80));
    } else if (const auto *field = qobject_cast<QPlainTextEdit *>(widget); field && field->isReadOnly()) {
        const int steps = 6; // more than anybody clicked
        if (field->document()->characterCount() > steps * (GradualText::Step + 100))
            complain(widget, u"%1 characters"_s.arg(field->document()->characterCount()));
        const QString text = field->toPlainText();
        if (visibleText(text, text.size() + 1) != text)
            complain(widget, u"hides something"_s);
    } else if (const auto *box = qobject_cast<QComboBox *>(widget)) {
        if (box->currentText().size() > longestCellText
            || visibleLine(box->currentText()) != box->currentText())
            complain(widget, u"hides something: "_s + box->currentText().left(80));
    }
}

void HostileWalk::complain(const QWidget *widget, const QString &what)
{
    m_problems += m_place + u": "_s + widget->objectName() + u": "_s + what;
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "passwordevents.h"

#include <QAccessible>
#include <QLineEdit>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace trunkline;

namespace {

/// All texts that were told of, as the bridge to the accessibility bus would be told.
QStringList &told()
{
    static QStringList texts;
    return texts;
}

void note(int position, const QString &text)
{
    told() += u"%1 %2"_s.arg(position).arg(text);
}

void hear(QAccessibleEvent *event)
{
    if (event->type() == QAccessible::TextInserted) {
        const auto &inserted = *static_cast<QAccessibleTextInsertEvent *>(event);
        note(inserted.changePosition(), inserted.textInserted());
    } else if (event->type() == QAccessible::TextRemoved) {
        const auto &removed = *static_cast<QAccessibleTextRemoveEvent *>(event);
        note(removed.changePosition(), removed.textRemoved());
    } else if (event->type() == QAccessible::TextUpdated) {
        const auto &updated = *static_cast<QAccessibleTextUpdateEvent *>(event);
        note(updated.changePosition(), updated.textRemoved());
        note(updated.changePosition(), updated.textInserted());
    } else {
        told() += u"another event"_s;
    }
}

} // namespace

/// What is typed as a password is not told to assistive technology either. Without its bus Qt tells of
/// nothing, so the events are made here as QLineEdit makes them.
class TestPasswordEvents : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void passwordsGoOutAsStars_data();
    void passwordsGoOutAsStars();
    void theRestGoesOutAsItIs();
    void isInstalledOnce();

private:
    /// As if the text had been typed, put in place of another, and removed.
    void tellOf(QObject *object);
    QAccessible::UpdateHandler m_ours = nullptr;
};

void TestPasswordEvents::init()
{
    told().clear();
    QAccessible::installUpdateHandler(hear);
    hidePasswordEvents();
    m_ours = QAccessible::installUpdateHandler(hear);
    QVERIFY(m_ours && m_ours != hear);
}

void TestPasswordEvents::tellOf(QObject *object)
{
    QAccessibleTextInsertEvent inserted(object, 2, u"s3cret"_s);
    QAccessibleTextUpdateEvent updated(object, 0, u"s3cret"_s, u"an\u00f6ther"_s);
    QAccessibleTextRemoveEvent removed(object, 0, u"an\u00f6ther"_s);
    for (QAccessibleEvent *event : QList<QAccessibleEvent *>{&inserted, &updated, &removed})
        m_ours(event);
}

void TestPasswordEvents::passwordsGoOutAsStars_data()
{
    QTest::addColumn<int>("mode");
    QTest::newRow("password") << int(QLineEdit::Password);
    QTest::newRow("no echo") << int(QLineEdit::NoEcho);
    QTest::newRow("echo on edit") << int(QLineEdit::PasswordEchoOnEdit);
}

void TestPasswordEvents::passwordsGoOutAsStars()
{
    QFETCH(int, mode);
    QLineEdit field;
    field.setEchoMode(QLineEdit::EchoMode(mode));
    tellOf(&field);
    QCOMPARE(told(), QStringList({u"2 ******"_s, u"0 ******"_s, u"0 *******"_s, u"0 *******"_s}));
}

void TestPasswordEvents::theRestGoesOutAsItIs()
{
    QLineEdit field;
    tellOf(&field);
    tellOf(this);
    const QStringList all{u"2 s3cret"_s, u"0 s3cret"_s, u"0 an\u00f6ther"_s, u"0 an\u00f6ther"_s};
    QCOMPARE(told(), all + all);
    QAccessibleEvent focus(&field, QAccessible::Focus);
    m_ours(&focus);
    QCOMPARE(told().last(), u"another event"_s);
}

/// Each Application does it, and a second time must not lead round in circles.
void TestPasswordEvents::isInstalledOnce()
{
    QAccessible::installUpdateHandler(m_ours);
    hidePasswordEvents();
    QLineEdit field;
    tellOf(&field);
    QCOMPARE(told().size(), 4);
}

QTEST_MAIN(TestPasswordEvents)
#include "tst_passwordevents.moc"

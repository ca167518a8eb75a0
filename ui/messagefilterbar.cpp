// SPDX-License-Identifier: GPL-3.0-or-later
#include "messagefilterbar.h"

#include "archive/querytext.h"
#include "filterfield.h"
#include "icons.h"
#include "ui_messagefilterbar.h"
#include "visibletext.h"

#include <QDateTime>
#include <QSignalBlocker>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace trunkline {
namespace {

using Key = QueryTerm::Key;

constexpr qsizetype mostChips = 6;
constexpr int longestChip = 40; ///< characters
constexpr int several = -1;

/// The entry of a choice that says what the text asks for: the first one (all) when it asks for nothing.
int entryOf(const QComboBox *choice, const QStringList &values)
{
    if (values.isEmpty())
        return 0;
    return values.size() == 1 ? choice->findData(values.constFirst()) : several;
}

} // namespace

MessageFilterBar::MessageFilterBar(QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::MessageFilterBar>())
{
    m_ui->setupUi(this);
    makeFilterField(m_ui->messagesFilter);
    m_ui->messagesChips->hide();
    fillChoices();
    connect(m_ui->messagesFilter, &QLineEdit::textChanged, this, &MessageFilterBar::textChanged);
    const auto follow = [this](QComboBox *choice, Key key) {
        connect(choice, &QComboBox::currentIndexChanged, this,
                [this, choice, key] { choiceChanged(key, choice->currentData().toString()); });
    };
    follow(m_ui->messagesDirection, Key::Direction);
    follow(m_ui->messagesStatus, Key::Status);
    follow(m_ui->messagesType, Key::Type);
}

MessageFilterBar::~MessageFilterBar() = default;

/// Their data are the words of the query.
void MessageFilterBar::fillChoices()
{
    for (QComboBox *choice : {m_ui->messagesDirection, m_ui->messagesStatus, m_ui->messagesType}) {
        choice->addItem(tr("All"), QString());
        choice->setPlaceholderText(tr("Several"));
    }
    m_ui->messagesDirection->addItem(tr("Sent"), u"out"_s);
    m_ui->messagesDirection->addItem(tr("Received"), u"in"_s);
    const auto addStatus = [this](const QString &text, MessageStatusGroup group) {
        m_ui->messagesStatus->addItem(text, statusGroupWord(group));
    };
    addStatus(tr("Received"), MessageStatusGroup::Received);
    addStatus(tr("Under way"), MessageStatusGroup::Underway);
    addStatus(tr("Arrived"), MessageStatusGroup::Arrived);
    addStatus(tr("Failed"), MessageStatusGroup::Failed);
    m_ui->messagesType->addItem(tr("SMS"), u"sms"_s);
    m_ui->messagesType->addItem(tr("MMS"), u"mms"_s);
}

MessageQuery MessageFilterBar::query() const
{
    return parseMessageQuery(m_ui->messagesFilter->text(), m_zone, QDateTime::currentMSecsSinceEpoch());
}

void MessageFilterBar::setZone(const QTimeZone &zone)
{
    m_zone = zone;
}

void MessageFilterBar::setText(const QString &text)
{
    m_ui->messagesFilter->setText(text);
}

QString MessageFilterBar::text() const
{
    return m_ui->messagesFilter->text();
}

void MessageFilterBar::setDays(const TimeRange &range)
{
    MessageQuery changed = query();
    changed.replace({Key::After, Key::Before, Key::On}, rangeTerms(range, m_zone));
    setText(toText(changed));
}

void MessageFilterBar::clear()
{
    m_ui->messagesFilter->clear();
}

void MessageFilterBar::focus()
{
    m_ui->messagesFilter->setFocus();
    m_ui->messagesFilter->selectAll();
}

void MessageFilterBar::textChanged()
{
    const MessageQuery now = query();
    followText(now);
    showChips(now);
    Q_EMIT queryChanged();
}

void MessageFilterBar::choiceChanged(Key key, const QString &value)
{
    MessageQuery changed = query();
    changed.replace({key}, value.isEmpty() ? QList<QueryTerm>() : QList<QueryTerm>{{key, value, {}}});
    m_ui->messagesFilter->setText(toText(changed));
}

void MessageFilterBar::followText(const MessageQuery &query)
{
    const auto follow = [&query](QComboBox *choice, Key key) {
        const QSignalBlocker quiet(choice);
        choice->setCurrentIndex(entryOf(choice, query.values(key)));
    };
    follow(m_ui->messagesDirection, Key::Direction);
    follow(m_ui->messagesStatus, Key::Status);
    follow(m_ui->messagesType, Key::Type);
}

void MessageFilterBar::showChips(const MessageQuery &query)
{
    auto *row = m_ui->chipsLayout;
    while (row->count() > 2) { // the words before and the stretch at the end
        QWidget *chip = row->takeAt(1)->widget();
        chip->hide();
        chip->deleteLater();
    }
    qsizetype chips = 0;
    for (qsizetype term = 0; term < query.terms().size(); ++term) {
        const QueryTerm &shown = query.terms().at(term);
        if (shown.key == Key::Word || ++chips > mostChips)
            continue;
        auto *chip = new QToolButton(m_ui->messagesChips);
        chip->setObjectName(u"messagesChip"_s);
        const QString words =
            visibleLine(shown.key == Key::Digits ? shown.value : toText(shown), longestChip);
        chip->setText(shown.key == Key::NotUnderstood ? tr("Not understood: %1").arg(words) : words);
        chip->setIcon(icon(u"close"_s));
        chip->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        chip->setAccessibleName(tr("Remove %1").arg(chip->text()));
        chip->setToolTip(plainToolTip(tr("Click to take it away.")));
        connect(chip, &QToolButton::clicked, this, [this, query, term] {
            MessageQuery without = query;
            without.removeAt(term);
            setText(toText(without));
            m_ui->messagesFilter->setFocus();
        });
        row->insertWidget(row->count() - 1, chip);
        chip->show();
    }
    m_ui->messagesChips->setVisible(chips > 0);
}

} // namespace trunkline

// SPDX-License-Identifier: GPL-3.0-or-later
#include "routeform.h"

#include "labeltone.h"
#include "routebook.h"
#include "ui_routeform.h"
#include "unclearline.h"

using namespace Qt::StringLiterals;

namespace trunkline {

RouteForm::RouteForm(QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::RouteForm>())
{
    m_ui->setupUi(this);
    m_ui->routeType->addItem(tr("Host: a name or address"), int(RouteType::Host));
    m_ui->routeType->addItem(tr("Number: forward to a phone number"), int(RouteType::Number));
    m_ui->routeType->addItem(tr("URI: a SIP address"), int(RouteType::Uri));
    connect(m_ui->routeAlias, &QLineEdit::textChanged, this, &RouteForm::check);
    connect(m_ui->routeValue, &QLineEdit::textChanged, this, &RouteForm::check);
    connect(m_ui->routeType, &QComboBox::currentIndexChanged, this, &RouteForm::check);
    connect(m_ui->routeAlias, &QLineEdit::textChanged, this, &RouteForm::edited);
    connect(m_ui->routeValue, &QLineEdit::textChanged, this, &RouteForm::edited);
    connect(m_ui->routeType, &QComboBox::currentIndexChanged, this, &RouteForm::edited);
    check();
}

RouteForm::~RouteForm() = default;

void RouteForm::setTaken(const RouteBook &routes, const QString &except)
{
    m_except = except;
    if (std::exchange(m_routes, &routes) != &routes)
        connect(&routes, &RouteBook::openWriteChanged, this, &RouteForm::check);
    m_taken.clear();
    for (const Route &route : routes.rows().all()) {
        if (route.id != except)
            m_taken += route.alias;
    }
    check();
}

void RouteForm::setRoute(const Route &route)
{
    m_ui->routeAlias->setText(route.alias);
    for (const RouteType known : {RouteType::Host, RouteType::Number, RouteType::Uri}) {
        if (route.type == routeTypeWord(known))
            m_ui->routeType->setCurrentIndex(m_ui->routeType->findData(int(known)));
    }
    m_ui->routeValue->setText(route.value);
}

RouteType RouteForm::type() const
{
    return RouteType(m_ui->routeType->currentData().toInt());
}

api::RouteDraft RouteForm::draft() const
{
    return {m_ui->routeAlias->text().trimmed(), type(), m_ui->routeValue->text().trimmed()};
}

void RouteForm::focusAlias()
{
    m_ui->routeAlias->setFocus();
}

QString RouteForm::rule() const
{
    switch (type()) {
    case RouteType::Host:
        return tr("A host name or IP address, with :port if it is not the usual one: pbx.example.com:5060");
    case RouteType::Number:
        return tr("11 digits with country code: 12065550100");
    case RouteType::Uri:
        return tr("protocol:user@domain, with :port and ;transport=tcp, udp or tls if needed: "
                  "sip:desk@pbx.example.com");
    }
    return {};
}

/// Why this may not be saved until it is known what became of the last one.
QString RouteForm::unclearProblem(const QString &alias) const
{
    if (!m_routes)
        return {};
    return blockedReason(m_except.isEmpty() ? m_routes->openWrite(WriteKind::CreateRoute, alias)
                                            : m_routes->openWrite(WriteKind::UpdateRoute, m_except));
}

QString RouteForm::problem() const
{
    const api::RouteDraft typed = draft();
    if (const QString unclear = unclearProblem(typed.alias); !unclear.isEmpty())
        return unclear;
    if (m_taken.contains(typed.alias, Qt::CaseInsensitive))
        return tr("This alias is taken. Each route needs one of its own.");
    switch (checkRouteValue(typed.type, typed.value)) {
    case RouteValueProblem::BadHost:
        return tr("This is not a host name or IP address.");
    case RouteValueProblem::BadPort:
        return tr("The port must be a number from 1 to 65535.");
    case RouteValueProblem::NotElevenDigits:
        return tr("This is not 11 digits with country code.");
    case RouteValueProblem::BadUri:
        return tr("This is not a SIP address.");
    case RouteValueProblem::BadWeight:
        return tr("After ;weight= a whole number is needed.");
    case RouteValueProblem::Ok:
    case RouteValueProblem::Empty:
        break;
    }
    return {};
}

void RouteForm::check()
{
    const QString wrong = problem();
    const api::RouteDraft typed = draft();
    m_ui->routeRule->setText(wrong.isEmpty() ? rule() : tr("%1 Expected: %2").arg(wrong, rule()));
    setLabelTone(m_ui->routeRule, wrong.isEmpty() ? LabelTone::Muted : LabelTone::Bad);
    const bool acceptable = wrong.isEmpty() && !typed.alias.isEmpty() && !typed.value.isEmpty();
    if (std::exchange(m_acceptable, acceptable) != acceptable)
        Q_EMIT acceptableChanged(acceptable);
}

} // namespace trunkline

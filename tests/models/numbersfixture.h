// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "account/session.h"
#include "workspace.h"

#include <QUrl>

/// A workspace whose numbers and routes a test lays down by hand; nothing is ever asked of a service.
struct NumbersFixture {
    NumbersFixture()
        : session({QStringLiteral("Test"), QStringLiteral("#2563eb"), true},
                  QUrl(QStringLiteral("http://127.0.0.1:9")),
                  {QStringLiteral("key"), QStringLiteral("secret")})
        , workspace(session)
    {
    }

    static trunkline::OwnedNumber number(const QString &digits, const QString &alias = {})
    {
        trunkline::OwnedNumber owned;
        owned.number = trunkline::PhoneNumber::fromService(digits);
        owned.alias = alias;
        owned.type = QStringLiteral("standard");
        owned.rateCenter = QStringLiteral("seattle");
        owned.state = QStringLiteral("wa");
        return owned;
    }
    static trunkline::NumberDetail detail(const trunkline::OwnedNumber &summary, const QString &primary,
                                          const QString &failover = {})
    {
        trunkline::NumberDetail detail;
        detail.summary = summary;
        detail.primaryRouteId = primary;
        detail.failoverRouteId = failover;
        return detail;
    }

    trunkline::Session session;
    trunkline::Workspace workspace;
};

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/accountstate.h"
#include "sandbox/resource.h"
#include <optional>
#include <QJsonObject>

namespace sandbox {

/// What a purchase or a change asks for (flowroute-api 3.3, 3.4): any subset, from the query or a flat body;
/// an envelope is tolerated. messaging_email is checked and otherwise without effect: the sandbox sends no
/// mail.
class NumberOptions {
public:
    explicit NumberOptions(const Request &request);

    /// The answer to give instead, if a value is refused.
    const std::optional<Answer> &refusal() const { return m_refusal; }
    /// What was asked for, by the names it came under.
    QJsonObject asked() const { return m_values; }
    /// Applies everything at `now` (UTC ms); false when message provisioning was asked for and cannot start.
    bool applyTo(OwnedNumber &number, qint64 now) const;

private:
    void check();
    void checkFlag(const QString &name, QJsonObject &problems) const;
    void checkAlias(QJsonObject &problems) const;
    void checkCallback(QJsonObject &problems) const;

    QJsonObject m_values;
    bool m_enveloped = false;
    std::optional<Answer> m_refusal;
};

} // namespace sandbox

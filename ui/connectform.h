// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "connectioncheck.h"
#include "connectionrequest.h"

#include <memory>
#include <optional>
#include <QPointer>
#include <QWidget>

namespace Ui {
class ConnectForm;
}

namespace trunkline {

/// Access key, secret key, name, colour, base URL. Check makes a real read and says in words what failed;
/// Connect does the same read first, so a window never opens on keys that do not work. The secret field is
/// emptied when the form is hidden, and nothing hands the secret out but the signal.
class ConnectForm : public QWidget {
    Q_OBJECT
public:
    explicit ConnectForm(QWidget *parent = nullptr);
    ~ConnectForm() override;

    /// Fills in what the command line said; a person completes the rest.
    void preset(const QString &label, const QUrl &baseUrl);

Q_SIGNALS:
    void accepted(const trunkline::ConnectionRequest &request);
    void cancelled();

protected:
    void hideEvent(QHideEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void check(bool connectAfterwards);
    void showResult(const ApiError &error, bool connectAfterwards);
    void say(const QString &text, const QString &details = {});
    void setBusy(bool busy);
    void abandonCheck();
    void fillColors();
    std::optional<ConnectionRequest> typed();

    std::unique_ptr<Ui::ConnectForm> m_ui;
    ConnectionCheck m_check;
    QString m_details;
    QPointer<QWidget> m_focusBefore; ///< the check
};

} // namespace trunkline

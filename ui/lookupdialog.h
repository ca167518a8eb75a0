// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "messagelookup.h"

#include <memory>
#include <QDialog>

namespace Ui {
class LookupDialog;
}

namespace trunkline {

class DetailsButton;

/// Asks for a message id and reads that message; closes by itself when it is found. What was typed stays on
/// failure. Widgets by name: lookupEdit, lookupStart, lookupResult, lookupClose. To be opened, never
/// executed.
class LookupDialog : public QDialog {
    Q_OBJECT
public:
    explicit LookupDialog(Session &session, QWidget *parent = nullptr);
    ~LookupDialog() override;

Q_SIGNALS:
    void found(const trunkline::Message &message);

private:
    void start();
    void sayWhatIsTyped();

    std::unique_ptr<Ui::LookupDialog> m_ui;
    MessageLookup m_lookup;
    DetailsButton *m_details = nullptr;
};

} // namespace trunkline

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPushButton>

class QLabel;

namespace trunkline {

/// "Details" below a label that tells of a problem: what the sentence leaves out and support asks for.
/// Hidden unless there is something to show. Its name is that of the label and "Details".
class DetailsButton : public QPushButton {
    Q_OBJECT
public:
    /// `label` stands in a box layout of its parent widget.
    explicit DetailsButton(QLabel *label);

    /// Empty details hide the button. `sentence` stands above them; when empty, the text of the label.
    void setDetails(const QString &details, const QString &sentence = {});

private:
    QLabel *m_label;
    QString m_details;
    QString m_sentence;
};

} // namespace trunkline

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <QTimer>
#include <QWidget>

class QListView;

namespace Ui {
class DrillDown;
}

namespace trunkline {

class DetailsButton;
class CodeListModel;

/// Area codes and exchanges side by side; what is chosen in one, by click or keys, fills the next. The
/// numbers are the third column, in the table beside.
class DrillDown : public QWidget {
    Q_OBJECT
public:
    explicit DrillDown(QWidget *parent = nullptr);
    ~DrillDown() override;

    /// Not owned.
    void setModels(CodeListModel *areaCodes, CodeListModel *exchanges);
    /// Marks what is searched at the moment; empty for none.
    void showCodes(const QString &areaCode, const QString &exchange);

Q_SIGNALS:
    /// `exchange` is empty when an area code was chosen.
    void chosen(const QString &areaCode, const QString &exchange);

private:
    void updateStatus();
    void connectList(QListView *list);
    void choose(QListView *list);
    void mark(int row, QListView *list, CodeListModel *model);

    std::unique_ptr<Ui::DrillDown> m_ui;
    DetailsButton *m_details = nullptr;
    CodeListModel *m_areaCodes = nullptr;
    CodeListModel *m_exchanges = nullptr;
    QString m_areaCode;
    QString m_exchange;
    QTimer m_settle; ///< walking through a list by keys must not search at every step
    QListView *m_walked = nullptr;
    bool m_marking = false;
};

} // namespace trunkline

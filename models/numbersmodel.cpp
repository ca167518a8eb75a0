// SPDX-License-Identifier: GPL-3.0-or-later
#include "numbersmodel.h"

#include "visibletext.h"

using namespace Qt::StringLiterals;

namespace trunkline {

namespace {

/// The action that changes what the column shows.
std::optional<WriteKind> actionOn(int column)
{
    switch (column) {
    case NumbersModel::PrimaryRoute:
        return WriteKind::SetPrimaryRoute;
    case NumbersModel::FailoverRoute:
        return WriteKind::SetFailoverRoute;
    case NumbersModel::Alias:
    case NumbersModel::Messaging:
    case NumbersModel::Cnam:
        return WriteKind::EditNumber;
    default:
        return {};
    }
}

/// Whether an edit of a number asked for that.
bool changes(const Intent &edit, int column)
{
    switch (column) {
    case NumbersModel::Alias:
        return edit.wish.contains("alias"_L1);
    case NumbersModel::Messaging:
        return edit.wish.contains("messaging"_L1);
    case NumbersModel::Cnam:
        return edit.wish.contains("cnam"_L1);
    default:
        return true;
    }
}

} // namespace

NumbersModel::NumbersModel(NumberBook &numbers, RouteBook &routes, QObject *parent)
    : RowMirror(parent)
    , m_numbers(numbers)
    , m_routes(routes)
{
    mirror(m_numbers.rows());
    connect(&numbers, &NumberBook::detailsChanged, this, &NumbersModel::detailsChanged);
    connect(&numbers, &NumberBook::openWriteChanged, this, &NumbersModel::rowChanged);
    const auto renamed = [this] { routesChanged(); };
    connect(&routes.rows(), &RowSourceSignals::changed, this, renamed);
    connect(&routes.rows(), &RowSourceSignals::inserted, this, renamed);
    connect(&routes.rows(), &RowSourceSignals::removed, this, renamed);
    connect(&routes.rows(), &RowSourceSignals::wasReset, this, renamed);
}

void NumbersModel::rowChanged(const PhoneNumber &number)
{
    const int row = m_numbers.rows().indexOf(number.digits());
    if (row >= 0)
        Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
}

/// Of a number that the list has, a change of what the list shows comes from the rows.
void NumbersModel::detailsChanged(const QList<PhoneNumber> &numbers)
{
    for (const RowRun &run : m_numbers.rowsOf(numbers))
        Q_EMIT dataChanged(index(run.first, PrimaryRoute), index(run.last, ColumnCount - 1));
}

void NumbersModel::routesChanged()
{
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, PrimaryRoute), index(rowCount() - 1, FailoverRoute));
}

PhoneNumber NumbersModel::numberAt(int row) const
{
    return m_numbers.rows().row(row)->number;
}

int NumbersModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_numbers.rows().count();
}

int NumbersModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant NumbersModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const int row = index.row();
    switch (role) {
    case Qt::DisplayRole:
        if (const QString unclear = unclearText(row, index.column()); !unclear.isEmpty())
            return unclear;
        return visibleLine(text(row, index.column()));
    case IdRole:
        return m_numbers.rows().id(row);
    case CopyRole:
        return index.column() == Number ? owned(row).number.e164() : text(row, index.column());
    default:
        return {};
    }
}

QString NumbersModel::unclearText(int row, int column) const
{
    const PhoneNumber &number = owned(row).number;
    if (column == Alias) {
        const Intent *release = m_numbers.openWrite(WriteKind::Release, number);
        // A purchase of the number is the same action at the door.
        if (release && release->kind == WriteKind::Release && release->isUnclear())
            return tr("release unclear, checking");
    }
    const std::optional<WriteKind> action = actionOn(column);
    const Intent *open = action ? m_numbers.openWrite(*action, number) : nullptr;
    return open && open->isUnclear() && changes(*open, column) ? tr("unclear, checking") : QString();
}

qint64 NumbersModel::costOrder(int row) const
{
    const NumberDetail *known = detail(row);
    return known && known->monthlyCost ? known->monthlyCost->nanodollars() : -1;
}

QString NumbersModel::text(int row, int column) const
{
    const OwnedNumber &number = owned(row);
    switch (column) {
    case Number:
        return number.number.national();
    case Alias:
        return number.alias;
    case Type:
        return typeText(number);
    case RateCenter:
        return number.rateCenter.toUpper();
    case State:
        return number.state.toUpper();
    case Messaging:
        return messagingText(number);
    case Cnam:
        return number.cnamLookups ? tr("On") : tr("Off");
    default:
        break;
    }
    if (const NumberDetail *known = detail(row))
        return detailText(*known, column);
    return m_numbers.detailError(number.number) ? tr("not read") : u"…"_s;
}

QString NumbersModel::detailText(const NumberDetail &detail, int column) const
{
    const auto routeName = [this](const QString &id) {
        return id.isEmpty() ? u"–"_s : m_routes.displayName(id);
    };
    switch (column) {
    case PrimaryRoute:
        return routeName(detail.primaryRouteId);
    case FailoverRoute:
        return routeName(detail.failoverRouteId);
    case MonthlyCost:
        return detail.monthlyCost ? detail.monthlyCost->toString() : u"–"_s;
    case Tier:
        return detail.tier;
    case Note:
        return detail.note;
    case E911:
        return detail.e911Id.isEmpty() ? tr("None") : detail.e911Id;
    default:
        return {};
    }
}

QString NumbersModel::typeText(const OwnedNumber &number)
{
    if (number.isTollFree())
        return tr("Toll-free");
    static const QStringList localWords{u"standard"_s, u"longcode"_s, u"long-code"_s, u"local"_s};
    return localWords.contains(number.type.toLower()) ? tr("Local") : number.type;
}

QString NumbersModel::messagingText(const OwnedNumber &number)
{
    if (!number.messaging)
        return tr("Not said");
    return *number.messaging ? tr("On") : tr("Off");
}

QVariant NumbersModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Number:
        return tr("Number");
    case Alias:
        return tr("Alias");
    case Type:
        return tr("Type");
    case RateCenter:
        return tr("Rate center");
    case State:
        return tr("State");
    case PrimaryRoute:
        return tr("Primary route");
    case FailoverRoute:
        return tr("Failover route");
    case Messaging:
        return tr("Messaging");
    case Cnam:
        return tr("CNAM");
    case MonthlyCost:
        return tr("Monthly cost");
    case Tier:
        return tr("Tier");
    case Note:
        return tr("Note");
    case E911:
        return tr("E911");
    default:
        return {};
    }
}

} // namespace trunkline

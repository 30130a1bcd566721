// What the panels are to show, from the state of the app: pure translation, and the toasts.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/sitting.h"
#include "base/messages.h"
#include "desk/notices.h"
#include "panels/views.h"

namespace app {

/// Messages above the bar; each goes by itself after a while.
class Toasts {
 public:
  void add(panels::ToastKind kind, std::string text, double now_s,
           std::vector<std::string> details = {});
  void add_offer(panels::ToastKind kind, std::string text, double now_s, std::string verb,
                 desk::Offer offer);
  void close(int id);
  /// Somebody has tapped the message's verb: what it offers; the message goes.
  std::optional<desk::Offer> take_offer(int id);
  /// The table is left: what was offered to those at it goes.
  void leave_table();
  /// True when one went.
  bool tick(double now_s);
  double next_deadline_s() const;
  std::vector<panels::Toast> shown() const;

 private:
  struct Entry {
    panels::Toast toast;
    double until_s;
    std::optional<desk::Offer> offer;
  };
  std::vector<Entry> entries_;
  int next_ = 1;
};

/// Saving takes a moment after each action; only one that lasts longer than a second is told.
panels::SavingView saving_view(const storage::SaveState& state, base::WallTime now,
                               const base::Messages& tr);
/// What an empty board is to be begun with; `keys`: whether a physical keyboard has been seen.
enum class Keys { none_seen, seen };
panels::TableView::Hint hint_for(const Sitting& sitting, Keys keys);
panels::TableView table_view(const Sitting& sitting, const panels::SavingView& saving,
                             const Toasts& toasts, const panels::FilesView& files, Keys keys,
                             const base::Messages& tr);

}  // namespace app

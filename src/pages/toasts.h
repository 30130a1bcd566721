// Toasts: the messages above the bar, whatever page is shown; each goes by itself after a while. The
// window's thread.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "desk/notices.h"
#include "panels/toasts.h"

namespace pages {

class Toasts {
 public:
  void add(panels::ToastKind kind, std::string text, double now_s,
           std::vector<std::string> details = {});
  /// A verb of a message, and what it offers.
  struct Verb {
    std::string word;
    desk::Offer offer;
  };
  void add_offer(panels::ToastKind kind, std::string text, double now_s, std::string verb,
                 desk::Offer offer);
  void add_offers(panels::ToastKind kind, std::string text, double now_s, Verb one, Verb other);
  void close(int id);
  /// Messages with such an offer say this from now on; nothing: they go.
  template <class Kind>
  void retell(const std::string& text) {
    const auto is = [](const Entry& e) {
      return e.offer && std::holds_alternative<Kind>(*e.offer);
    };
    if (text.empty()) std::erase_if(entries_, is);
    for (Entry& e : entries_)
      if (is(e)) e.toast.text = text;
  }
  /// Somebody has tapped a verb of the message: what it offers; the message goes.
  std::optional<desk::Offer> take_offer(
      int id, panels::ToastAction::Which which = panels::ToastAction::Which::action);
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
    std::optional<desk::Offer> offer, other;
  };
  std::vector<Entry> entries_;
  int next_ = 1;
};

}  // namespace pages

// HomePart: the first page of the start: the recent sessions with small pictures of their maps, and
// what of a file could not be opened.
#pragma once

#include <optional>

#include "pages/part.h"
#include "pages/surroundings.h"

namespace pages {

class HomePart final : public Part {
 public:
  /// `page`: the one of the start's that is shown; lives longer.
  HomePart(Surroundings& around, panels::StartPanel& page) : around_(around), page_(page) {}

  /// Reads the folder again, and says what there is to say in the language of today.
  void refresh();
  /// Says of a file that it can't be opened, until that is closed or something is opened.
  void cannot_open(const base::Path& path, base::Error error);
  void forget_trouble();
  /// Out of the bin again.
  void bring_back(const base::Path& binned);
  const panels::FileTrouble& trouble() const { return view_.trouble; }

  void need(panels::Fonts& fonts) override;
  void draw(panels::Ui& ui, panels::Room& room) override;
  bool carry_out() override;
  void tick(double now_s) override;
  double next_deadline_s() const override { return around_.pictures.next_deadline_s(); }

 private:
  void change(const panels::RenameSession& wish);
  void copy(const base::Path& session);
  void bin(const base::Path& session);
  /// Says why it could not be done.
  void told(const base::Error& why);

  Surroundings& around_;
  panels::StartPanel& page_;
  panels::Home home_;
  panels::HomeView view_;
  std::vector<SessionPictures::Wanted> tiles_;  // in the view's order
  struct Trouble {
    base::Path path;
    base::Error error;
  };
  std::optional<Trouble> trouble_;
  panels::HomeCommands asked_;
  bool shown_ = false;
};

}  // namespace pages

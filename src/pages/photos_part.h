// PhotosPart: pictures from phones at the table: the sheet that shows one large while it is written off. The tray
// shows them all. The window's thread.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

#include "pages/part.h"
#include "pages/photo_shelf.h"
#include "pages/sitting.h"
#include "panels/photo.h"

namespace pages {

class PhotosPart final : public Part {
 public:
  /// Both live longer.
  PhotosPart(Surroundings& around, Sitting& sitting,
             const base::Path& program = phone::kThisProgram);

  PhotoShelf& shelf() { return shelf_; }
  const PhotoShelf& shelf() const { return shelf_; }
  void open(const std::string& key);

  void need(panels::Fonts& fonts) override;
  void draw(panels::Ui& ui, panels::Room& room) override;
  bool carry_out() override;
  void tick(double now_s) override;
  double next_deadline_s() const override { return shelf_.next_deadline_s(); }
  void describe(nlohmann::ordered_json& out) const override;

 private:
  void write_off(base::Vec2 at_px);
  void leaf(int by);
  /// That comes next, where there is one, or the sheet goes.
  void finish();
  void close();

  Surroundings& around_;
  Sitting& sitting_;
  PhotoShelf shelf_;
  std::string key_;  // of the one that is shown
  int quarters_ = 0;
  bool shown_ = false;
  panels::PhotoSheet sheet_;
  panels::PhotoView view_;
  panels::PhotoCommands asked_;
};

}  // namespace pages

// SideShow: maps side by side as they are on the stage: what stands in their fields, which part of it is
// shown, and which plate was tapped: those of the other maps that share words with it are linked to it.
// What plates are about is read in the background. The window's thread.
//  1. `tapped_` is a plate of `content_`, or nil; links are told anew when more gists are known.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "canvas/side_sheet.h"
#include "pages/side_maps.h"

namespace text {
class Gists;
struct Gist;
}

namespace pages {

/// What the maps show: `session` is that of the maps without one.
canvas::SideContent side_content(const std::vector<SideMap>& maps, const model::Session& session,
                                 const base::Messages& tr);

class SideShow {
 public:
  /// All live longer.
  SideShow(const Surroundings& around, const Sitting& sitting, text::Gists& gists)
      : around_(around), sitting_(sitting), gists_(gists) {}

  /// What was tapped stays so, where it is still there.
  void make(const std::vector<SideMap>& maps, const canvas::StagePaper& paper);
  std::size_t parts() const { return plan_.parts(); }
  void show(std::size_t part);
  /// True: a plate lies there (mm of the sheet), and is linked, or no more.
  bool tap(base::Vec2 mm);
  bool linked() const { return tapped_.has_value(); }
  void clear();
  /// True: more is known than before, and it is another picture.
  bool follow_gists();
  const canvas::DrawList& list() const { return sheet_.list; }
  const canvas::StagePaper& paper() const { return paper_; }
  void describe(nlohmann::ordered_json& out) const;

 private:
  void link();
  /// To those of that field; `having`: how many plates have each word.
  void link_to(std::size_t field, const std::map<std::string, int>& having);
  text::Gist gist_of(const canvas::SidePlate& plate);
  void draw();

  const Surroundings& around_;
  const Sitting& sitting_;
  text::Gists& gists_;
  canvas::StagePaper paper_;
  canvas::SideContent content_;
  canvas::SidePlan plan_;
  canvas::SideSheet sheet_;
  std::size_t part_ = 0;
  std::optional<canvas::SidePlace> tapped_;
  canvas::SideFocus focus_;
  std::uint64_t rounds_ = 0;  // of the gists, when it was linked last
};

}  // namespace pages

// PastTable: a board as it was, to be looked at: a scene of its own, beside the one that people work
// on. The TimelinePart's. The window's thread. What must agree:
//  1. `session_` is that of `moment_` of the Past; `shown_` is its board, and the scene shows that.
#pragma once

#include "base/messages.h"
#include "canvas/camera.h"
#include "canvas/scene.h"
#include "storage/past.h"

namespace pages {

class PastTable {
 public:
  /// `typesetter` lives longer.
  PastTable(text::Typesetter& typesetter, std::shared_ptr<const storage::Past> past,
            base::Id board);
  PastTable(const PastTable&) = delete;
  PastTable& operator=(const PastTable&) = delete;

  /// A Past that goes on where the last one ended.
  void set_past(std::shared_ptr<const storage::Past> past);
  const storage::Past& past() const { return *past_; }
  std::shared_ptr<const storage::Past> share() const { return past_; }
  base::Id board_id() const { return board_; }
  /// The look and the readings are those of this scene, and nothing asks to be written.
  void look_like(const canvas::Scene& present, const base::Messages& tr);

  void go(std::size_t moment);
  std::size_t moment() const { return moment_; }
  canvas::Scene& scene() { return scene_; }
  /// Empty before the board was made.
  const model::Board& board() const { return shown_; }
  const model::Session& session() const { return session_; }
  /// Where the table of now was seen from, which is looked at from there again.
  canvas::Camera from{};

 private:
  /// The scene shows what session_ has.
  void show();

  std::shared_ptr<const storage::Past> past_;
  const base::Id board_;
  std::size_t moment_ = 0;
  model::Session session_;
  model::Board shown_;
  canvas::Scene scene_;
  base::Messages tr_;
};

}  // namespace pages

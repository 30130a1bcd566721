// The whole map of a board as it is published: upright, every bundle open, with what stands at its foot. For every
// format that shows it. One thread at a time for each typesetter.
#pragma once

#include "base/messages.h"
#include "canvas/draw_list.h"
#include "model/session.h"
#include "text/typesetter.h"

namespace text {
class Furigana;
}

namespace report {

/// `furigana`: what stands above the words, read at once; null: nothing does.
canvas::DrawList whole_map(const model::Session& session, const model::Board& board,
                           const base::Messages& tr, text::Typesetter& typesetter,
                           text::Furigana* furigana = nullptr);
/// Its letters are bold.
bool is_bold(const text::Typesetter& typesetter, text::FaceId face);

}  // namespace report

// The whole map of a board as it is published: upright, every bundle open, with what stands at its foot (an index map as one). For
// every format that shows it. One thread at a time for each typesetter.
#pragma once

#include "base/messages.h"
#include "canvas/draw_list.h"
#include "model/session.h"
#include "text/typesetter.h"

namespace report {

canvas::DrawList whole_map(const model::Session& session, const model::Board& board,
                           const base::Messages& tr, text::Typesetter& typesetter);
/// Its letters are bold.
bool is_bold(const text::Typesetter& typesetter, text::FaceId face);

}  // namespace report

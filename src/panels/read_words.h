// People's words in lines, with readings in small letters above their kanji: for what stands large enough
// to be read by all. The UI thread's.
#pragma once

#include "panels/ui.h"
#include "text/ruby.h"

namespace panels {

/// The height of one of its lines, px.
float read_line_height(const Ui& ui, Role role);
/// The height that all of it needs in so wide a room, px.
float read_height(const Ui& ui, Role role, std::string_view text, float width);
/// Lines of about equal length from the top of `room`, as many as fit. `rubies`: of `text`; those broken
/// over two lines are left out.
void draw_read(Ui& ui, Role role, std::string_view text, const text::Rubies& rubies,
               const Area& room, ImU32 color, Align align = Align::centre);

}  // namespace panels

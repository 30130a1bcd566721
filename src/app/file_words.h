// What people are told of files: the file's name and its folder, never a raw path.
#pragma once

#include <string>

#include "base/file_system.h"
#include "base/messages.h"
#include "panels/views.h"

namespace app {

/// "Home / Documents / meetings": the last folders of `folder`; the home folder by that word.
std::string folder_words(const base::Path& folder, const base::Messages& tr);
/// The same with the file's name at the end.
std::string file_words(const base::Path& file, const base::Messages& tr);
/// What the start page says of a file that can't be opened.
panels::FileTrouble file_trouble(const base::Path& path, const base::Error& error,
                                 const base::Messages& tr);
/// As the command line says it: with the whole path, in the language of `tr`.
std::string said(const base::Error& error, const base::Messages& tr);

}  // namespace app

// What people are told of files: the file's name and its folder, never a raw path.
#pragma once

#include <string>

#include "base/file_system.h"
#include "base/messages.h"

namespace base {

/// "Home / Documents / meetings": the last folders of `folder`; the home folder by that word.
std::string folder_words(const Path& folder, const Messages& tr);
/// The last folder's name and the file's: for a message.
std::string file_and_folder(const Path& file);
/// As the command line says it: with the whole path, in the language of `tr`.
std::string said(const Error& error, const Messages& tr);

}  // namespace base

"""The citizen's portal: services as questions, drafts, receipts, progress, published lists. It knows no business."""
